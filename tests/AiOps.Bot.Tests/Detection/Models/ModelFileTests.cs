using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Models;

public sealed class ModelFileTests
{
    public static TheoryData<string> Families => [.. TableScorers.Names];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Families))]
    public async Task ALoadedModelScoresBitByBitTheSame(string family)
    {
        var scorer = Fitted(family);
        var file = await WrittenAsync(scorer);
        var loaded = await ModelFile.ReadAsync(new MemoryStream(file), Ct);
        var (fresh, _) = Some.Crowd(seed: 2);
        Assert.Equal(Scores(scorer, fresh).Select(BitConverter.DoubleToInt64Bits), Scores(loaded.Scorer, fresh).Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(("{}", family), (loaded.Manifest, loaded.Scorer.Name));
        Assert.Equal(file, await WrittenAsync(loaded.Scorer));
    }

    [Theory]
    [InlineData("isolation-forest")]
    [InlineData("ensemble")]
    public async Task AFileThatWasCutOrChangedIsRefused(string family)
    {
        var file = await WrittenAsync(Fitted(family));
        await Assert.ThrowsAsync<FormatException>(() => ModelFile.ReadAsync(new MemoryStream(file[..^1]), Ct));
        await Assert.ThrowsAsync<FormatException>(() => ModelFile.ReadAsync(new MemoryStream(file[..20]), Ct));
        file[^5] ^= 1;
        Assert.Contains("damaged", (await Assert.ThrowsAsync<FormatException>(() => ModelFile.ReadAsync(new MemoryStream(file), Ct))).Message, StringComparison.Ordinal);
        Assert.True(ModelFile.Is(new MemoryStream(file)));
        Assert.False(ModelFile.Is(new MemoryStream("{}"u8.ToArray())));
    }

    [Fact]
    public async Task AFileOfALaterVersionIsRefusedWithAdvice()
    {
        var file = await WrittenAsync(Fitted("isolation-forest"));
        file[8] = 2;
        Assert.Contains("Train it again", (await Assert.ThrowsAsync<FormatException>(() => ModelFile.ReadAsync(new MemoryStream(file), Ct))).Message, StringComparison.Ordinal);
    }

    /// <summary>Whoever wrote the hash anew may have written anything else: no crash, no huge allocation.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public async Task HostileBytesBehindARightHashAreRefusedOrScore(string family)
    {
        var file = await WrittenAsync(Fitted(family));
        const int Head = 8 + 4 + 32;
        Prop.ForAll(Gen.Choose(Head, file.Length - 1).Two().ToArbitrary(), at =>
        {
            var hostile = file.ToArray();
            hostile[at.Item1] ^= 0xFF;
            hostile[at.Item2] = 0x7F;
            System.Security.Cryptography.SHA256.HashData(hostile.AsSpan(Head)).CopyTo(hostile, 12);
            return IsRefusedOrScores(hostile);
        }).QuickCheckThrowOnFailure();
    }

    private static bool IsRefusedOrScores(byte[] file)
    {
        try
        {
            var loaded = ModelFile.ReadAsync(new MemoryStream(file), Ct).GetAwaiter().GetResult();
            return loaded.Scorer.Width == Some.Crowd().Table.Width ? Scores(loaded.Scorer, Some.Crowd().Table).Length > 0 : loaded.Scorer.Width > 0;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private static ITableScorer Fitted(string family)
    {
        var (table, labels) = Some.Crowd();
        return TableScorers.Named(family).Fit(new(table, labels), new(), Ct);
    }

    private static async Task<byte[]> WrittenAsync(ITableScorer scorer)
    {
        using var file = new MemoryStream();
        await ModelFile.WriteAsync(file, scorer, "{}", Ct);
        return file.ToArray();
    }

    private static double[] Scores(ITableScorer scorer, FeatureTable table)
    {
        var scores = new double[table.Rows];
        scorer.Score(table.Values, scores);
        return scores;
    }
}
