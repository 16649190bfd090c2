using System.Collections.Immutable;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>What one field of a schedule allows.</summary>
/// <param name="Bits">Bit n is set where the value n is allowed. In days of the week, 7 is folded into 0.</param>
public sealed record CronFieldValues(CronField Field, string Text, ImmutableArray<CronItem> Items, ulong Bits)
{
    /// <summary>Cron's own test for "unrestricted": the text begins with a star, even in <c>*/2</c>.</summary>
    public bool BeginsWithStar => Text.StartsWith('*');

    /// <summary>True where every value is allowed.</summary>
    public bool IsAll => Count == Field.Size;

    public int Count => System.Numerics.BitOperations.PopCount(Bits);

    public bool Allows(int value) => (Bits >> value & 1) == 1;

    /// <summary>The smallest allowed value not below the given one, or -1.</summary>
    public int NextFrom(int value)
    {
        var rest = value > 63 ? 0 : Bits >> value;
        return rest == 0 ? -1 : value + System.Numerics.BitOperations.TrailingZeroCount(rest);
    }

    public IEnumerable<int> Values => Enumerable.Range(0, 64).Where(Allows);
}
