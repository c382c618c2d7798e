"""Fuzzing: sentences grown from a grammar of numeric English, mixed with what decoding, copying and malice leave."""
