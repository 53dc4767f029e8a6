"""Work that is done beside a build, by another process where there is one."""
