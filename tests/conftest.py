"""What tests of several rooms share. Its folder is on the path, so that they can import `happenings`."""
