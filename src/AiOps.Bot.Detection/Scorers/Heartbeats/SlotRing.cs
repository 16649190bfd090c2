using System.Numerics;

namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>
/// In which of the latest slots (hours, days) something happened: one bit each, in a window that moves with the newest. What falls out of the window is forgotten,
/// so a changed schedule is relearned; and setting a bit late or twice is the same as once and in order.
/// </summary>
internal sealed class SlotRing(int size)
{
    private readonly ulong[] _bits = new ulong[(size + 63) / 64];

    public int Size => size;

    /// <summary>The newest slot with a hit; meaningless while <see cref="IsEmpty"/>.</summary>
    public long Last { get; private set; }

    /// <summary>The oldest slot that ever had a hit; it may lie before the window.</summary>
    public long First { get; private set; }

    public bool IsEmpty { get; private set; } = true;

    /// <summary>The oldest slot that the ring can speak of.</summary>
    public long From => Math.Max(First, Last - size + 1);

    /// <summary>How many slots of the window were hit.</summary>
    public int Hits => _bits.Sum(BitOperations.PopCount);

    public void Hit(long slot)
    {
        if (IsEmpty)
        {
            (First, Last, IsEmpty) = (slot, slot, false);
        }

        MoveTo(slot);
        First = Math.Min(First, slot);
        if (slot > Last - size && slot >= 0)
        {
            _bits[Index(slot) >> 6] |= 1UL << (Index(slot) & 63);
        }
    }

    public bool IsHit(long slot) => !IsEmpty && slot >= From && slot <= Last && (_bits[Index(slot) >> 6] & (1UL << (Index(slot) & 63))) != 0;

    public void Save(BinaryWriter writer)
    {
        writer.Write(IsEmpty);
        writer.Write(First);
        writer.Write(Last);
        foreach (var word in _bits)
        {
            writer.Write(word);
        }
    }

    public void Load(BinaryReader reader)
    {
        IsEmpty = reader.ReadBoolean();
        First = reader.ReadInt64();
        Last = reader.ReadInt64();
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] = reader.ReadUInt64();
        }
    }

    private void MoveTo(long slot)
    {
        if (slot - Last >= size)
        {
            Array.Clear(_bits);
            Last = slot;
        }

        while (Last < slot)
        {
            Last++;
            _bits[Index(Last) >> 6] &= ~(1UL << (Index(Last) & 63));
        }
    }

    private int Index(long slot) => (int)(slot % size);
}
