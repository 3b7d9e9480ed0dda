; Ringside is offered for these links; Windows lets the person choose. The address always comes after `--`.
!macro ringsideLinkClass SCHEME
  WriteRegStr SHELL_CONTEXT "Software\Ringside\Capabilities\URLAssociations" "${SCHEME}" "Ringside.Link"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Ringside.Link" "" "Ringside link"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Ringside.Link" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Ringside.Link\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Ringside\Capabilities" "ApplicationName" "Ringside"
  WriteRegStr SHELL_CONTEXT "Software\Ringside\Capabilities" "ApplicationDescription" "Calls of your RingCentral phone on this computer"
  !insertmacro ringsideLinkClass "tel"
  !insertmacro ringsideLinkClass "callto"
  !insertmacro ringsideLinkClass "sms"
  !insertmacro ringsideLinkClass "ringside"
  WriteRegStr SHELL_CONTEXT "Software\RegisteredApplications" "Ringside" "Software\Ringside\Capabilities"
  WriteRegStr SHELL_CONTEXT "Software\Classes\ringside" "" "Ringside link"
  WriteRegStr SHELL_CONTEXT "Software\Classes\ringside" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\ringside\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Ringside.Link"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\ringside"
  DeleteRegKey SHELL_CONTEXT "Software\Ringside"
  DeleteRegValue SHELL_CONTEXT "Software\RegisteredApplications" "Ringside"
!macroend
