using AiOps.Bot.Core.Investigations.Ranking.ControlFlow;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Ranking;

public sealed class ThreadTableTests
{
    [Fact]
    public void EveryThreadKeepsWhatWasLastWritten() => Prop.ForAll<int[]>(picks =>
    {
        // Few different keys that fall together, many of them: the table grows while it is used.
        ulong[] keys = [.. picks.SelectMany(p => Enumerable.Range(0, 40).Select(i => 1 + ((ulong)(uint)(p + (i * 7)) << (i % 3 * 16))))];
        var (table, expected) = (new ThreadTable(), new Dictionary<ulong, (int, int)>());
        table.Touch(keys);
        var isKnownWhenItShould = true;
        for (var i = 0; i < keys.Length; i++)
        {
            ref var slot = ref table.Take(keys[i], out var isKnown);
            isKnownWhenItShould &= isKnown == expected.ContainsKey(keys[i]);
            (slot.Place, slot.End) = (i, -i);
            expected[keys[i]] = (i, -i);
        }

        return isKnownWhenItShould && expected.Keys.All(table.Contains) && !table.Contains(ulong.MaxValue) && table.Threads.Order().SequenceEqual(expected.Values.Order());
    }).QuickCheckThrowOnFailure();
}
