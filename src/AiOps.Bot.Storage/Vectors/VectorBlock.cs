using System.Buffers;
using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>All rows of one space, side by side in memory. Not thread-safe; one search uses several processors.</summary>
internal sealed class VectorBlock(int dimension)
{
    /// <summary>Below this a second thread costs more than it saves.</summary>
    private const int RowsPerThread = 60_000;
    private const int MostThreads = 4;

    private readonly VectorRotation _rotation = new(dimension);
    private readonly Dictionary<long, int> _slots = [];
    private readonly List<VectorChunk> _chunks = [];
    private readonly TermPostings _postings = new();
    private float[] _turned = [];
    private int _end;

    public int Count => _slots.Count;

    /// <param name="vector">Empty, or of the dimension.</param>
    public void Add(in VectorEntry entry, ReadOnlySpan<float> vector, (uint[] Terms, float[] Weights) words)
    {
        if (_end == _chunks.Count * VectorChunk.Rows)
        {
            _chunks.Add(new(_rotation.Dimension));
        }

        _turned = _turned.Length == 0 ? new float[_rotation.Dimension] : _turned;
        _rotation.Turn(vector, _turned);
        _chunks[_end >> VectorChunk.Bits].Put(_end & (VectorChunk.Rows - 1), in entry, vector.IsEmpty ? [] : _turned);
        _postings.Add(_end, words.Terms, words.Weights);
        _slots.Add(entry.Number, _end++);
    }

    /// <summary>Does nothing where the number is not here.</summary>
    public void Remove(long number)
    {
        if (_slots.Remove(number, out var slot))
        {
            _chunks[slot >> VectorChunk.Bits].Remove(slot & (VectorChunk.Rows - 1));
        }
    }

    public void RemoveEndingBefore(long milliseconds)
    {
        for (var slot = 0; slot < _end; slot++)
        {
            if (EntryOf(slot) is { IsGone: false } entry && entry.To < milliseconds)
            {
                Remove(entry.Number);
            }
        }
    }

    /// <summary>Closes the gaps where they are many.</summary>
    public void Tidy()
    {
        if (_end - Count <= Math.Max(VectorChunk.Rows, _end / 4))
        {
            return;
        }

        var (newSlots, kept) = (new int[_end], 0);
        for (var slot = 0; slot < _end; slot++)
        {
            newSlots[slot] = EntryOf(slot).IsGone ? -1 : kept;
            if (newSlots[slot] >= 0)
            {
                _chunks[kept >> VectorChunk.Bits].Copy(kept & (VectorChunk.Rows - 1), _chunks[slot >> VectorChunk.Bits], slot & (VectorChunk.Rows - 1));
                _slots[EntryOf(kept).Number] = kept;
                kept++;
            }
        }

        _end = kept;
        _postings.Move(newSlots);
        var chunks = (kept + VectorChunk.Rows - 1) / VectorChunk.Rows;
        _chunks.RemoveRange(chunks, _chunks.Count - chunks);
    }

    public long CountWhere(VectorCondition condition)
    {
        var count = 0L;
        for (var slot = 0; slot < _end; slot++)
        {
            count += condition.Accepts(in EntryOf(slot)) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The numbers of the most similar rows, about in order.</summary>
    public long[] Nearest(ReadOnlySpan<float> vector, VectorCondition condition, (int Count, int PerGroup, int Groups) wanted)
    {
        var question = new VectorQuestion(vector, _rotation);
        TopCandidates None() => new(wanted.Count, wanted.PerGroup, wanted.Groups);
        var likely = InParts(_ => None(), (part, found) => part.Chunk.Estimate(question, condition, part.Of, found));
        var begun = None();
        foreach (var (_, slot, _) in likely.Best())
        {
            _chunks[slot >> VectorChunk.Bits].Compare(question, slot & (VectorChunk.Rows - 1), slot, begun);
        }

        // The likely ones are compared first: what they come to rules nearly all others out.
        begun.Best();
        TopCandidates Begun(int thread)
        {
            var others = thread == 0 ? begun : None();
            others.RaiseThreshold(begun.Threshold);
            return others;
        }

        return NumbersOf(InParts(Begun, (part, found) => part.Chunk.Offer(question, part.Of, found)));
    }

    /// <summary>The numbers of the rows with the most telling terms, best first, with their scores.</summary>
    public (long Number, float Score)[] WithTerms(TermVector terms, VectorCondition condition, (int Count, int PerGroup, int Groups) wanted)
    {
        var scores = ArrayPool<float>.Shared.Rent(Math.Max(_end, 1));
        try
        {
            scores.AsSpan(0, _end).Clear();
            _postings.Score(terms.Terms, terms.Weights, Count, scores);
            var best = new TopCandidates(wanted.Count, wanted.PerGroup, wanted.Groups);
            for (var slot = 0; slot < _end; slot++)
            {
                if (scores[slot] > 0 && scores[slot] > best.Threshold && condition.Accepts(in EntryOf(slot)))
                {
                    best.Offer(scores[slot], slot, EntryOf(slot).Group);
                }
            }

            var found = best.Best();
            var (numbers, result) = (NumbersOf(best), new (long, float)[found.Length]);
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = (numbers[i], found[i].Score);
            }

            return result;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    /// <summary>Looks at all chunks, each thread at every so many of them; what the others found by then rules out more.</summary>
    private TopCandidates InParts(Func<int, TopCandidates> begin, Action<(VectorChunk Chunk, (int Rows, int FirstSlot) Of), TopCandidates> look)
    {
        var threads = Math.Clamp(_end / RowsPerThread, 1, Math.Min(Environment.ProcessorCount, MostThreads));
        var parts = Enumerable.Range(0, threads).Select(begin).ToArray();
        void Look(int thread)
        {
            for (var chunk = thread; chunk << VectorChunk.Bits < _end; chunk += threads)
            {
                parts[thread].RaiseThreshold(parts.Max(p => p.Threshold));
                var first = chunk << VectorChunk.Bits;
                look((_chunks[chunk], (Math.Min(VectorChunk.Rows, _end - first), first)), parts[thread]);
            }
        }

        if (threads == 1)
        {
            Look(0);
        }
        else
        {
            Parallel.For(0, threads, new() { MaxDegreeOfParallelism = threads }, Look);
        }

        foreach (var other in parts.Skip(1))
        {
            parts[0].OfferAll(other);
        }

        return parts[0];
    }

    private long[] NumbersOf(TopCandidates best)
    {
        var found = best.Best();
        var numbers = new long[found.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = EntryOf(found[i].Slot).Number;
        }

        return numbers;
    }

    private ref VectorEntry EntryOf(int slot) => ref _chunks[slot >> VectorChunk.Bits].Entries[slot & (VectorChunk.Rows - 1)];
}
