"""The networks of AiOps.Bot again in torch: same start, same rows in the same order, torch's own layers, gradients and optimiser, in double precision. Called by scorer-reference."""
import csv, itertools, math, struct, subprocess

MASK = (1 << 64) - 1
FALSE_ALARMS = 0.001  # the default of score-logs
EMBEDDING, CELLS, WINDOW = 16, 32, 24


class SplitMix:
    """SplitMix64: what the start and the order of the rows are drawn from."""

    def __init__(self, seed):
        self.state = seed

    @staticmethod
    def mix(z):
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
        return z ^ (z >> 31)

    @classmethod
    def of(cls, seed, part):
        return cls(cls.mix(seed ^ cls.mix(0x9E3779B97F4A7C15 * (part + 1) & MASK)))

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        return self.mix(self.state)

    def uniform(self, bound):
        return (2 * (self.next() >> 11) / (1 << 53) - 1) * bound

    def shuffled(self, count):
        numbers = list(range(count))
        for i in range(count):
            j = i + (self.next() * (count - i) >> 64)
            numbers[i], numbers[j] = numbers[j], numbers[i]
        return numbers


class Model:
    """A file of aiops train that holds an autoencoder."""

    def __init__(self, np, path):
        self.np, self.bytes, self.at = np, path.read_bytes(), 8 + 4 + 32
        self.text()
        assert self.text() == "autoencoder"
        self.middle, self.width = self.array("<f4"), self.array("<f4")
        sizes = struct.unpack_from("<ii", self.bytes, self.at)
        self.at += 8
        self.sizes = (len(self.middle), sizes[0], sizes[1], sizes[0], len(self.middle))
        self.parameters = self.array("<f4")
        self.usual = [self.array("<f8") for _ in range(3)]
        self.half = struct.unpack_from("<d", self.bytes, self.at)[0]

    def text(self):
        length = shift = 0
        while True:
            byte = self.bytes[self.at]
            self.at, length, shift = self.at + 1, length | (byte & 127) << shift, shift + 7
            if byte < 128:
                break
        self.at += length
        return self.bytes[self.at - length:self.at].decode()

    def array(self, kind):
        count = struct.unpack_from("<i", self.bytes, self.at)[0]
        values = self.np.frombuffer(self.bytes, kind, count, self.at + 4)
        self.at += 4 + values.nbytes
        return values

    def scaled(self, rows):
        distance = self.np.where(self.width == 0, 0, (rows.astype(float) - self.middle) / self.np.where(self.width == 0, 1, self.width)).clip(-50, 50)
        return self.np.copysign(self.np.log1p(abs(distance)), distance)


def autoencoder(torch, sizes, parameters):
    """Linear layers with tanh between them; ours keep a weight's input first, torch's its output."""
    network, at = torch.nn.Sequential(), 0
    for wide, narrow in itertools.pairwise(sizes):
        layer = torch.nn.Linear(wide, narrow).double()
        values = torch.tensor(parameters[at:at + (wide + 1) * narrow], dtype=torch.double)
        with torch.no_grad():
            layer.weight.copy_(values[:wide * narrow].reshape(wide, narrow).T)
            layer.bias.copy_(values[wide * narrow:])
        network.extend([layer, torch.nn.Tanh()])
        at += (wide + 1) * narrow
    return network[:-1]


def flat(np, network):
    """The parameters in our order."""
    return np.concatenate([part.detach().numpy().T.ravel() for layer in network if hasattr(layer, "weight") for part in (layer.weight, layer.bias)])


def through(torch, network, rows):
    """What comes out, and what is in the middle."""
    with torch.no_grad():
        inner = network[:4](torch.tensor(rows))
        return network[4:](inner).numpy(), inner.numpy()


def losses(torch, network, rows, usual):
    made, inner = through(torch, network, rows)
    columns, means, spreads = usual
    return (((rows - made) ** 2 / columns).sum(1) + ((inner - means) ** 2 / spreads).sum(1)) / 2


def usual_of(torch, network, rows):
    made, inner = through(torch, network, rows)
    return ((rows - made) ** 2).mean(0).clip(0.0025), inner.mean(0), inner.var(0).clip(0.0025)


def fit(torch, parameters, items, plan, seed, length, loss):
    """torch's Adam over our batches: as many passes as the plan says, a rate that falls to a tenth in a straight line, gradients of at most length 5."""
    passes, size, rate = plan
    optimiser = torch.optim.Adam(parameters, lr=rate)
    step, steps = 0, passes * ((items + size - 1) // size)
    for turn in range(passes):
        order = SplitMix.of(seed, turn).shuffled(items)
        for chunk in (order[i:i + 16 * size] for i in range(0, items, 16 * size)):
            chunk = sorted(chunk, key=length)
            for batch in (chunk[i:i + size] for i in range(0, len(chunk), size)):
                optimiser.zero_grad()
                loss(batch).backward()
                torch.nn.utils.clip_grad_norm_(parameters, 5)
                for group in optimiser.param_groups:
                    group["lr"] = rate * (1 - 0.9 * step / steps)
                optimiser.step()
                step += 1


def fitted_autoencoder(torch, rows, sizes, seed, shown):
    random, start = SplitMix.of(seed, 1_000_003), []
    for wide, narrow in itertools.pairwise(sizes):
        start += [random.uniform(math.sqrt(6 / (wide + narrow))) for _ in range(wide * narrow)] + [0.0] * narrow
    network, values, count = autoencoder(torch, sizes, start), torch.tensor(rows), len(rows)
    plan = (min(40, max(2, shown // count)), min(128, max(8, count // 8)), 3e-3)
    fit(torch, list(network.parameters()), count, plan, seed, lambda _: 0, lambda batch: ((network(values[batch]) - values[batch]) ** 2).sum() / 2 / len(batch))
    return network


def check_autoencoder(check, torch, np, aiops, write_table):
    r = np.random.default_rng(3)
    table, path = aiops.work / "rows.csv", aiops.work / "autoencoder.model"
    for name, count, width, seed in (("1,500 rows of 8", 1500, 8, 1), ("64 rows of 13", 64, 13, 2)):
        rows = (r.normal(size=(count, 3)) @ r.normal(size=(3, width)) + 0.2 * r.normal(size=(count, width))).astype(np.float32)
        write_table(table, rows)
        subprocess.run(["dotnet", aiops.dll, "train", "--input", str(table), "--scorer", "autoencoder", "--seed", str(seed), "--output", str(path)], check=True, capture_output=True)
        model, ours = Model(np, path), np.array(aiops.scores("--input", table, "--model", path))
        scaled = model.scaled(rows)
        raw = losses(torch, autoencoder(torch, model.sizes, model.parameters), scaled, model.usual)
        worst = abs(ours - raw / (raw + model.half)).max()
        check(f"autoencoder, scores by torch with our parameters, {name}", worst < 1e-5, f"largest difference {worst:.2g}")

        # The fit again: a short one finds the rows that lose most, one on the others is kept.
        first = fitted_autoencoder(torch, scaled, model.sizes, seed, 40_000)
        lost = losses(torch, first, scaled, usual_of(torch, first, scaled))
        learned = scaled[np.sort(np.argsort(lost, kind="stable")[:int(0.85 * count)])]
        second = fitted_autoencoder(torch, learned, model.sizes, seed, 200_000)
        difference = abs(flat(np, second) - model.parameters).max()
        check(f"autoencoder, parameters after torch's own fit, {name}", difference < TOLERANCE, f"largest difference {difference:.2g} of values up to {abs(model.parameters).max():.2g}")


class NextEvent:
    """An embedding, torch's own LSTM and a softmax over what comes next."""

    def __init__(self, torch, kinds, seed):
        self.torch, random = torch, SplitMix.of(seed, 1_000_007)
        draw = lambda bound, *shape: torch.tensor([random.uniform(bound) for _ in range(math.prod(shape))], dtype=torch.double).reshape(shape)
        self.embedding = torch.nn.Embedding(kinds, EMBEDDING).double()
        self.memory = torch.nn.LSTM(EMBEDDING, CELLS, batch_first=True).double()
        self.out = torch.nn.Linear(CELLS, kinds).double()
        with torch.no_grad():
            self.embedding.weight.copy_(draw(0.5, kinds, EMBEDDING))

            # Our gates stand in the order in, forget, out, new; torch's as in, forget, new, out.
            weights = draw(math.sqrt(6 / (EMBEDDING + 2 * CELLS)), EMBEDDING + CELLS, 4, CELLS)[:, [0, 1, 3, 2]].reshape(-1, 4 * CELLS).T
            self.memory.weight_ih_l0.copy_(weights[:, :EMBEDDING])
            self.memory.weight_hh_l0.copy_(weights[:, EMBEDDING:])
            self.memory.bias_ih_l0.zero_()[CELLS:2 * CELLS] = 1
            self.memory.bias_hh_l0.zero_()
            self.out.weight.copy_(draw(math.sqrt(6 / (CELLS + kinds)), CELLS, kinds).T)
            self.out.bias.zero_()

        # Ours has one bias where torch has two.
        self.memory.bias_hh_l0.requires_grad_(False)
        self.parameters = [p for part in (self.embedding, self.memory, self.out) for p in part.parameters() if p.requires_grad]

    def loss(self, windows):
        """The mean cross entropy of all steps; short windows are filled up with steps that do not count."""
        longest = max(len(w) for w in windows) - 1
        filled = lambda part, by: self.torch.tensor([list(p) + [by] * (longest - len(p)) for p in part])
        inputs, targets = filled([w[:-1] for w in windows], 0), filled([w[1:] for w in windows], -1)
        return self.torch.nn.functional.cross_entropy(self.out(self.memory(self.embedding(inputs))[0]).transpose(1, 2), targets, ignore_index=-1)

    def surprise(self, events):
        with self.torch.no_grad():
            scores = self.out(self.memory(self.embedding(self.torch.tensor([events[:-1]])))[0])[0]
            return self.torch.nn.functional.cross_entropy(scores, self.torch.tensor(events[1:]), reduction="none").max().item()


def sessions(np):
    """Made-up sessions: what comes early comes again late; a few are of another order."""
    r = np.random.default_rng(8)
    for number in range(20):
        middle = [f"E{3 + int(k)}" for k in np.minimum(r.geometric(0.4, size=r.integers(3, 30)), 6)]
        first = ["E1", "E2"][int(r.random() < 0.4)]
        yield f"s{number}", ["E1"] + [first] + middle + [first] if number % 13 else middle + [first, "E1"]


def check_memory(check, torch, np, aiops):
    seed, made = 5, list(sessions(np))
    path, out = aiops.work / "sessions.csv", aiops.work / "session-scores.csv"
    path.write_text("session_id,events\n" + "".join(f"{key},{' '.join(events)}\n" for key, events in made))
    subprocess.run(["dotnet", aiops.dll, "score-logs", "--train", str(path), "--input", str(path), "--scorer", "lstm", "--seed", str(seed), "--output", str(out)], check=True, capture_output=True)
    ours = {row[0]: float(row[1]) for row in list(csv.reader(open(out)))[1:]}

    # Four sessions of five are learned from. The commonest event has the number 2: 0 is the edge of a session, 1 what was never seen.
    learned = [events for i, (_, events) in enumerate(made) if i % 5]
    counts = {}
    for event in itertools.chain(*learned):
        counts[event] = counts.get(event, 0) + 1
    numbers = {event: i + 2 for i, event in enumerate(sorted(counts, key=lambda e: -counts[e]))}
    between = lambda events: [0] + [numbers.get(e, 1) for e in events] + [0]
    windows = [w[at:at + WINDOW + 1] for w in map(between, learned) for at in range(0, len(w) - 1, WINDOW)]
    network = NextEvent(torch, len(numbers) + 2, seed)
    plan = (min(40, max(2, 300_000 // len(windows))), min(128, max(8, len(windows) // 8)), 5e-3)
    fit(torch, network.parameters, len(windows), plan, seed, lambda i: len(windows[i]), lambda batch: network.loss([windows[i] for i in batch]))

    surprises = {key: network.surprise(between(events)) for key, events in made}
    held_out = [surprises[key] for i, (key, _) in enumerate(made) if i % 5 == 0]
    threshold = max(0.1, min(-math.log(FALSE_ALARMS), math.log(len(made))), max(held_out))
    worst = max(abs(ours[key] - s / (s + threshold)) for key, s in surprises.items())
    check("long short-term memory, scores after torch's own fit", worst < TOLERANCE, f"largest difference {worst:.2g} of {min(ours.values()):.2g} to {max(ours.values()):.2g}")


# Ours works in single precision and adds up in another order; over some hundred steps that grows.
TOLERANCE = 2e-3


def run(check, torch, np, aiops, write_table):
    torch.set_num_threads(1)
    check_autoencoder(check, torch, np, aiops, write_table)
    check_memory(check, torch, np, aiops)
