using AiOps.Bot.Sandbox.Logs;

namespace AiOps.Bot.Tests.Sandbox;

public sealed class TextBlocksTests
{
    /// <summary>Several blocks full, read while they are written, in any order and again after the collector took what was unpacked.</summary>
    [Fact]
    public void TextsAreReadAsTheyWereWritten()
    {
        var (random, blocks) = (new Random(4), new TextBlocks());
        var kept = new List<(string Text, StoredText Stored)>();
        for (var i = 0; i < 5_000; i++)
        {
            var text = $"{i} sshd: Zugang für {new string((char)('a' + (i % 26)), random.Next(60))} ✓";
            kept.Add((text, blocks.Add(text)));
            Check(kept[random.Next(kept.Count)]);
        }

        GC.Collect();
        Assert.All(kept, Check);
        Assert.All(kept.AsEnumerable().Reverse(), Check);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8_192)]
    [InlineData(8_193)]
    [InlineData(300_000)]
    public void OneTextOfAnyLengthIsKept(int length)
    {
        var blocks = new TextBlocks();
        var (first, text) = (blocks.Add("first"), new string('x', length));
        var stored = blocks.Add(text);
        Assert.Equal(text, stored.ToString());
        Assert.Equal(length, stored.Utf8.Length);
        Assert.Equal("first", first.ToString());
    }

    [Fact]
    public void HistoryThatWasReadTakesAFractionOfItsLength()
    {
        var blocks = new TextBlocks();
        var kept = Enumerable.Range(0, 40_000).Select(i => blocks.Add($"Mar  3 10:00:01 web-1 CRON[{i}]: pam_unix(cron:session): session opened for user root by (uid=0)")).ToArray();
        var plain = kept.Sum(k => (long)k.Length);
        Assert.All(kept, k => Assert.True(k.Utf8.Length > 0));
        var packed = kept.Select(k => k.Block).Distinct().Sum(b => b.KeptBytes);
        Assert.True(packed * 3 < plain, $"{packed} of {plain} bytes");
    }

    private static void Check((string Text, StoredText Stored) kept) => Assert.Equal(kept.Text, kept.Stored.ToString());
}
