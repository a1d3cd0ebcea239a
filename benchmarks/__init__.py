"""Programs that measure cxlint; nothing in the package or its tests depends on what they print."""
