"""train.py DATA.jsonl OUT [--slices a-h,q-t] [--without 1] [--epochs 8] [--threads 2] [--seed 1]
         [--start WEIGHTS] [--rate 1]

Trains a reader on the articles of the named slices and on the short texts of DATA
(prepare.mts), all or all but a part. May be stopped at any time and started again with the same words: it goes
on after the last whole epoch. OUT/weights.pt is the result, averaged over the last steps;
OUT/state.pt holds what is needed to go on; OUT/log.txt tells the losses.
"""

import argparse
import copy
import json
import os
import random
import time
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import torch  # noqa: E402
from torch import nn  # noqa: E402

from augment import Names  # noqa: E402
from documents import IGNORED_TAG, read_documents  # noqa: E402
from model import load_reader, new_reader  # noqa: E402
from reading import encode, pair_inputs  # noqa: E402

LONGEST = 1020  # two windows, as reading pools them
SHORT_TOGETHER = 8
UNITS_A_STEP = 4
MOST_EMPTY_PAIRS = 800
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
POSITIVE_WEIGHT = 2.0
EXCHANGED_TEXTS, EXCHANGED_NAMES = 0.5, 0.5
AVERAGING = 0.99


def pair_loss(scores, wanted, admitted):
    """Multi-label loss with a learned threshold: every label that holds lies above it, every other below.

    log(1 + sum exp(-s)) over the labels that hold and log(1 + sum exp(s)) over the others (Su et al.,
    "ZLPR: A Novel Loss for Multi-label Classification", 2022), the former weighed more.
    """
    below = torch.where(wanted, -scores, float("-inf"))
    above = torch.where(admitted & ~wanted, scores, float("-inf"))
    zero = scores.new_zeros(len(scores), 1)
    lost = torch.logsumexp(torch.cat([zero, below], 1), 1)
    wrong = torch.logsumexp(torch.cat([zero, above], 1), 1)
    return (POSITIVE_WEIGHT * lost + wrong).mean()


def pairs_to_learn(document):
    """Every pair that carries a label and, of the others, so many as memory and time allow."""
    carries = document.wanted.any(1)
    others = torch.nonzero(~carries).flatten()
    drawn = others[torch.randperm(len(others))[:MOST_EMPTY_PAIRS]]
    return torch.cat([torch.nonzero(carries).flatten(), drawn])


def unit_loss(reader, documents):
    """Mean loss of the documents of a unit, and its two parts for the log."""
    total, by_part = 0.0, [0.0, 0.0]
    for document, (vectors, attention, tags) in zip(documents, encode(reader, documents)):
        tag_loss = nn.functional.cross_entropy(tags, document.tags, ignore_index=IGNORED_TAG)
        relation_loss = vectors.new_zeros(())
        if len(document.pairs):
            chosen = pairs_to_learn(document)
            scores = reader.pairs(*pair_inputs(document, vectors, attention, chosen))
            relation_loss = pair_loss(scores, document.wanted[chosen], document.admitted[chosen])
        total = total + (tag_loss + 2.0 * relation_loss) / len(documents)
        by_part[0] += tag_loss.item() / len(documents)
        by_part[1] += relation_loss.item() / len(documents)
    return total, by_part


def epoch_units(articles, packs, shorts, epoch, seed):
    """The units of an epoch in their order: each article alone, a half of the packs, a quarter of the short texts by eights."""
    draw = random.Random(f"{seed} {epoch}")
    chosen = draw.sample(shorts, len(shorts) // 4)
    units = [[each] for each in articles + draw.sample(packs, len(packs) // 2)]
    units += [
        chosen[at : at + SHORT_TOGETHER] for at in range(0, len(chosen), SHORT_TOGETHER)
    ]
    draw.shuffle(units)
    return units, draw


def in_slices(name, wanted):
    ranges = (each.partition("-") for each in wanted.split(","))
    return len(name) == 1 and any(first <= name <= (last or first) for first, _, last in ranges)


def trainable(reader):
    for parameter in reader.encoder.base_parameters():
        parameter.requires_grad_(False)
    upper, fresh = [], []
    for name, parameter in reader.named_parameters():
        if parameter.requires_grad:
            old = name.startswith("encoder.") and not name.startswith("encoder.hints.")
            (upper if old else fresh).append(parameter)
    return upper, fresh


def weights_in_words(weights):
    """Which training weights come from and, where its folder tells, how long it was and what it began with."""
    folder = weights.parent
    told = folder / "training.json"
    known = json.loads(told.read_text()) if told.exists() else {}
    after = f" after {known['Epochs']} epochs" if "Epochs" in known else ""
    before = f", begun from {known['Begun from']}" if "Begun from" in known else ""
    return f"the weights of {folder.name}{after}{before}"


def save(value, path):
    torch.save(value, f"{path}.new")
    os.replace(f"{path}.new", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--slices", default="a-x", help="slices to learn from, as in a-h,q-t")
    parser.add_argument("--without", default="none", help="part of the short texts to leave out, 1 or 2")
    parser.add_argument("--start", type=Path, help="weights to begin with in place of the base package's")
    parser.add_argument("--rate", type=float, default=1.0, help="factor of the learning rates")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)

    documents = [each for each in read_documents(arguments.data) if 2 < len(each.ids) <= LONGEST]
    articles = [each for each in documents if in_slices(each.set, arguments.slices)]
    kept = [each for each in documents if not each.set.endswith(f"-{arguments.without}")]
    packs = [each for each in kept if each.set.startswith("packed")]
    shorts = [each for each in kept if each.set.startswith("short")]
    names = Names(articles + shorts)

    reader = load_reader(arguments.start) if arguments.start else new_reader()
    averaged = copy.deepcopy(reader).eval()
    upper, fresh = trainable(reader)
    rates = [ENCODER_RATE * arguments.rate, HEAD_RATE * arguments.rate]
    optimiser = torch.optim.AdamW(
        [{"params": upper, "lr": rates[0]}, {"params": fresh, "lr": rates[1]}], weight_decay=0.01
    )
    units, _ = epoch_units(articles, packs, shorts, 0, arguments.seed)
    steps = -(-len(units) // UNITS_A_STEP) * arguments.epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, rates, total_steps=steps + 1, pct_start=0.1
    )
    state_file = arguments.out / "state.pt"
    done, spent = 0, 0.0
    if state_file.exists():
        state = torch.load(state_file, weights_only=True)
        reader.load_state_dict(state["reader"])
        averaged.load_state_dict(state["averaged"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["random"])
        done, spent = state["epochs"], state["seconds"]
    log = (arguments.out / "log.txt").open("a", encoding="utf-8")
    print(f"{len(articles)} articles, {len(packs)} packs, {len(shorts)} short texts, {steps} steps", file=log, flush=True)

    for epoch in range(done, arguments.epochs):
        began, sums = time.time(), [0.0, 0.0]
        units, draw = epoch_units(articles, packs, shorts, epoch, arguments.seed)
        reader.train()
        for at in range(0, len(units), UNITS_A_STEP):
            step = units[at : at + UNITS_A_STEP]
            for unit in step:
                texts = [
                    names.exchanged(each, draw, EXCHANGED_NAMES)
                    if draw.random() < EXCHANGED_TEXTS else each
                    for each in unit
                ]
                loss, parts = unit_loss(reader, texts)
                (loss / len(step)).backward()
                sums = [before + part for before, part in zip(sums, parts)]
            nn.utils.clip_grad_norm_([*upper, *fresh], 1.0)
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
            with torch.no_grad():
                for mean, current in zip(averaged.parameters(), reader.parameters()):
                    if current.requires_grad:
                        mean.lerp_(current, 1 - AVERAGING)
        tags, pairs = (total / len(units) for total in sums)
        seconds = time.time() - began
        print(f"epoch {epoch + 1}: names {tags:.4f} pairs {pairs:.4f} {seconds:.0f} s", file=log, flush=True)
        state = {
            "reader": reader.state_dict(),
            "averaged": averaged.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "random": torch.get_rng_state(),
            "epochs": epoch + 1,
            "seconds": spent + seconds,
        }
        # The weights first: a run that is stopped in between does its last epoch again.
        save(averaged.state_dict(), arguments.out / "weights.pt")
        save(state, state_file)
        spent += seconds
        told = {
            "Articles": f"{len(articles)} (slices {arguments.slices})",
            "Short texts": f"{len(shorts)}, of which a quarter an epoch alone and half the packs of three to six",
            "Epochs": epoch + 1,
            **({"Begun from": weights_in_words(arguments.start)} if arguments.start else {}),
            "Seed": arguments.seed,
            "Minutes": f"{spent / 60:.0f} on {arguments.threads} threads",
            "Loss of the last epoch": f"names {tags:.3f}, pairs {pairs:.3f}",
        }
        (arguments.out / "training.json").write_text(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main()
