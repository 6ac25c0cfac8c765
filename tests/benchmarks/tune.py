"""Fit knowledge/meaning/tuned.npz: `python tests/benchmarks/tune.py FILE… --folder FOLDER` on SQuAD-format files.

Biases and norms of the model's upper layers (0.03 % of its numbers, as in BitFit, Ben Zaken et al., 2022) are changed
so that the sentence which answers a question is nearest to it among those of its article and some of others. All
else stays as it came, at 4 bit. This is done twice, on every second article and on the others, so that fit.py can
measure each article by a model that has not seen it; what comes with the package is the mean of both (Wortsman et al.,
2022). Needs torch and tokenizers (`pip install -e '.[tune]'`), and some 30 minutes on two cores. On another machine
the last bits differ, and with them the file.
"""

import argparse
import random
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from encoder import ORIGINAL, Encoder, ModelFile
from states import Asked

from knowledge.meaning.tuning import FITTED, Tuning

# Cosines are divided by this before they are compared: a lead of 0.03 is worth e times as much.
TEMPERATURE = 0.03
RATE, EPOCHS, WARM_UP, LEAST = 1.5e-3, 1.3, 15, 0.05
# So much of an article is taken at a time, and so many sentences of another one where it stands alone.
SENTENCES, QUESTIONS, OTHERS, TOGETHER = 150, 100, 50, 120
# How many questions are put without words of their answer.
REWORDED = 0.3
# So much of the change is kept: with all of it questions in quite other words find less (of 150: 81, 84, 85 with
# all, 0.75 and half of it; 85 with none).
KEPT = 0.75


def main():
    options = parser().parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    encoder = Encoder(ModelFile(ORIGINAL.read_bytes()))
    sets = [Asked(file, encoder, options.folder) for file in options.files]
    halves = [fit(encoder, sets, half) for half in (0, 1)]
    for half, tuned in enumerate(halves):
        tuned.save(options.folder / f"half{half}.npz")
    mean(*halves).save(FITTED)


def parser():
    found = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    found.add_argument("files", nargs="+", type=Path)
    found.add_argument("--folder", type=Path, required=True, help="keeps what the lower layers make of the texts")
    return found


def fit(encoder, sets, half):
    """Fit on every second article, from the weights as they came."""
    torch.manual_seed(1)
    before = encoder.file.numbers
    encoder.weights.update({name: torch.from_numpy(before(name)) for name in encoder.fitted})
    train(encoder, sets, half, random.Random(1))
    return tuning(encoder)


def mean(one, other):
    """Give the mean of two tunings, as long as they are: a mean of what differs is shorter."""
    changes = (one.changes.astype(np.float32) + other.changes) / 2
    length = (np.linalg.norm(one.changes) + np.linalg.norm(other.changes)) / 2
    changes *= length / np.linalg.norm(changes)
    return replace(one, changes=changes.astype(np.float16))


def train(encoder, sets, half, chance):
    parameters = [encoder.weights[name].requires_grad_() for name in encoder.fitted]
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0, betas=(0.9, 0.99))
    steps = int(EPOCHS * len(epoch(sets, half, chance)))
    batches = [batch for _ in range(int(EPOCHS) + 1) for batch in epoch(sets, half, chance)][:steps]
    for step, batch in enumerate(batches):
        for group in optimiser.param_groups:
            group["lr"] = RATE * rate(step, steps)
        loss = loss_of(encoder, batch, half, chance)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        print(f"{step + 1} of {steps}: {loss.item():.3f}", flush=True)


def rate(step, steps):
    """Give the share of the learning rate: up, then down along a cosine."""
    return min(1, (step + 1) / WARM_UP) * (LEAST + (1 - LEAST) * (1 + np.cos(np.pi * step / steps)) / 2)


def epoch(sets, half, chance):
    """Give batches that have each article once: pairs of a set and the number of an article."""
    found = []
    for one in sets:
        numbers = usable(one, half)
        chance.shuffle(numbers)
        batch, size = [], 0
        for number in numbers:
            batch.append((one, number))
            size += len(one.articles[number][0])
            if size > TOGETHER:
                found.append(batch)
                batch, size = [], 0
        found += [batch] if batch else []
    chance.shuffle(found)
    return found


def usable(one, half):
    return [number for number in range(len(one.articles)) if number % 2 == half]


def loss_of(encoder, batch, half, chance):
    """Give the mean surprise at the right sentences among all sentences of a batch."""
    sentences, questions, right, before = [], [], [], 0
    for one, number in batch:
        here, asked = one.articles[number]
        asked = [at for at in asked if one.right[at]]
        asked = chance.sample(asked, min(QUESTIONS, len(asked)))
        kept = some_of(here, {at for question in asked for at in one.right[question]}, chance)
        place = {at: before + row for row, at in enumerate(kept)}
        before += len(kept)
        sentences.append(one.sentences.vectors(kept, encoder))
        reworded = {at for at in asked if chance.random() < REWORDED}
        for texts, chosen in ((one.questions, set(asked) - reworded), (one.reworded, reworded)):
            if chosen:
                questions.append(texts.vectors(sorted(chosen), encoder))
                right += [[place[at] for at in one.right[question]] for question in sorted(chosen)]
    if len(batch) == 1:
        sentences.append(others(*batch[0], half, chance, encoder))
    scores = torch.cat(questions) @ torch.cat(sentences).T / TEMPERATURE
    wrong = torch.ones_like(scores, dtype=torch.bool)
    for row, places in enumerate(right):
        wrong[row, places] = False
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(wrong, -1e9), 1)).mean()


def some_of(here, right, chance):
    """Choose sentences of an article, the right ones among them."""
    rest = [at for at in here if at not in right]
    return sorted(right.union(chance.sample(rest, min(len(rest), max(0, SENTENCES - len(right))))))


def others(one, number, half, chance, encoder):
    """Give the vectors of sentences of another article, which answer none of the questions."""
    other, _ = one.articles[chance.choice([at for at in usable(one, half) if at != number])]
    return one.sentences.vectors(chance.sample(list(other), min(OTHERS, len(other))), encoder)


def tuning(encoder):
    """Give what has changed, as it is laid over the file."""
    places = [encoder.file.places[name] for name in encoder.fitted]
    before = [encoder.file.numbers(name) for name in encoder.fitted]
    after = [encoder.weights[name].detach().numpy() for name in encoder.fitted]
    changes = KEPT * (np.concatenate(after) - np.concatenate(before))
    starts, counts = np.array([start for *_, start in places]), np.array([count for _, count, _ in places])
    return Tuning(starts, counts, changes.astype(np.float16), sha256(np.concatenate(before).tobytes()).hexdigest())


if __name__ == "__main__":
    main()
