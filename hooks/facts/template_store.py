"""Compiled templates, kept in a folder between builds."""

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class TemplateStore(FileSystemBytecodeCache):
    """Jinja's own store, but what is damaged in it is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template; nothing when it is not there, is of another text, or cannot be read."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # a file that was cut off makes pickle raise whatever it comes to
            bucket.reset()
