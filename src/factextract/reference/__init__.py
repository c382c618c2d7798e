"""The reference pages: written from the records, the command line and the rules themselves, and checked to be fresh."""
