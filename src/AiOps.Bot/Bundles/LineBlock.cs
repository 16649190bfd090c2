namespace AiOps.Bot.Bundles;

/// <summary>Whole lines of a file, some thousand of them; reused.</summary>
internal sealed class LineBlock
{
    /// <summary>Enough lines that handing over costs nothing, few enough to stay in the cache.</summary>
    public const int Wanted = 512 * 1024;

    public byte[] Bytes { get; private set; } = [];

    public int Length { get; set; }

    /// <summary>It stands for one line that was passed over, and has no text.</summary>
    public bool IsTooLong { get; set; }

    public ReadOnlySpan<byte> Text => Bytes.AsSpan(0, Length);

    /// <summary>Room for so many bytes and more; what is there stays.</summary>
    public void Grow(int size)
    {
        if (Bytes.Length < size)
        {
            var bytes = new byte[Math.Max(size, Math.Max(Bytes.Length * 2, Wanted))];
            Text.CopyTo(bytes);
            Bytes = bytes;
        }
    }

    public void Clear()
    {
        // One long line must not cost its memory for good.
        Bytes = Bytes.Length > 2 * Wanted ? [] : Bytes;
        (Length, IsTooLong) = (0, false);
    }
}
