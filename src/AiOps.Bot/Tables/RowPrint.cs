namespace AiOps.Bot.Tables;

/// <summary>A number for what is written in a row, the same in every process: FNV-1a over the cells and their lengths, with the last mixing step of MurmurHash3 so that its small values are as random as all. Pure.</summary>
internal static class RowPrint
{
    public const ulong Empty = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public static ulong With(ulong print, ReadOnlySpan<byte> cell)
    {
        foreach (var letter in cell)
        {
            print = (print ^ letter) * Prime;
        }

        // No letter of UTF-8 is 255: where a cell ends is a part of the row.
        return (print ^ 0xFF) * Prime;
    }

    public static ulong Mixed(ulong print)
    {
        print = (print ^ (print >> 33)) * 0xFF51AFD7ED558CCD;
        print = (print ^ (print >> 33)) * 0xC4CEB9FE1A85EC53;
        return print ^ (print >> 33);
    }
}
