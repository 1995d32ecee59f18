"""First floor: one source file to one `Document`. Pure: no disk, no clock, no printing."""
