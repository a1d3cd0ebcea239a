"""CX: files, fields, suppressions and cxlint itself. These rules hold words; loader, reader and engine find the faults."""
