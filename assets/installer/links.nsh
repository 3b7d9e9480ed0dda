; Ringside is offered for these links; Windows lets the person choose. The address always comes after `--`.
!macro ringsideLinkClass SCHEME
  WriteRegStr SHELL_CONTEXT "Software\Ringside\Capabilities\URLAssociations" "${SCHEME}" "Ringside.Link"
!macroend

; Only one more choice under "Open with": the program that opens such files stays what it was.
!macro ringsideFile EXTENSION
  WriteRegStr SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "Ringside.Fax" ""
!macroend
!macro ringsideNoFile EXTENSION
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "Ringside.Fax"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Ringside.Fax" "" "File for a fax"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Ringside.Fax\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'
  !insertmacro ringsideFile "pdf"
  !insertmacro ringsideFile "tif"
  !insertmacro ringsideFile "tiff"
  !insertmacro ringsideFile "jpg"
  !insertmacro ringsideFile "jpeg"
  !insertmacro ringsideFile "png"
  !insertmacro ringsideFile "doc"
  !insertmacro ringsideFile "docx"
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
  !insertmacro ringsideNoFile "pdf"
  !insertmacro ringsideNoFile "tif"
  !insertmacro ringsideNoFile "tiff"
  !insertmacro ringsideNoFile "jpg"
  !insertmacro ringsideNoFile "jpeg"
  !insertmacro ringsideNoFile "png"
  !insertmacro ringsideNoFile "doc"
  !insertmacro ringsideNoFile "docx"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Ringside.Fax"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Ringside.Link"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\ringside"
  DeleteRegKey SHELL_CONTEXT "Software\Ringside"
  DeleteRegValue SHELL_CONTEXT "Software\RegisteredApplications" "Ringside"
!macroend
