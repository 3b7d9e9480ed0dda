// Makes the global `Electron` namespace known to every file here, without importing the package.
import 'electron';
