"""Second floor: all documents to one `Archive`. Pure: no disk, no clock, no printing."""
