"""Word-processor files: DOCX, ODT and RTF."""
