using System.Globalization;
using System.Text;

namespace AiOps.Bot.Tests.Commands;

/// <summary>Input that nobody meant well with: every verb that scores says what is wrong with it, or gives scores that are scores.</summary>
public sealed class AdversarialInputTests : IDisposable
{
    private const int Rows = 200;
    private static readonly string[] Verbs = ["score-metrics", "forecast", "score-table", "score-logs", "features", "parse-logs"];

    private static readonly Dictionary<string, Func<byte[]>> Inputs = new(StringComparer.Ordinal)
    {
        ["empty"] = () => [],
        ["blank lines"] = () => Utf8("\n\n\n"),
        ["a header alone"] = () => Utf8("timestamp,value\n"),
        ["binary garbage"] = Garbage,
        ["line ends of Windows"] = () => Utf8(Csv(i => $"{At(i)},{i % 7}").Replace("\n", "\r\n", StringComparison.Ordinal)),
        ["a byte order mark"] = () => [.. Encoding.UTF8.Preamble, .. Utf8(Csv(i => $"{At(i)},{i % 7}"))],
        ["UTF-16"] = () => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Csv(i => $"{At(i)},{i % 7}"))],
        ["UTF-16, the other way round"] = () => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Csv(i => $"{At(i)},{i % 7}"))],
        ["no last line end"] = () => Utf8(Csv(i => $"{At(i)},{i % 7}").TrimEnd()),
        ["NUL characters"] = () => Utf8(Csv(i => $"{At(i)},1\0")),
        ["quotes that never end"] = () => Utf8(Csv(i => $"\"{At(i)},{i}")),
        ["one row"] = () => Utf8($"timestamp,value\n{At(0)},1\n"),
        ["rows that are all equal"] = () => Utf8(Csv(_ => $"{At(0)},1")),
        ["no number at all"] = () => Utf8(Csv(i => $"{At(i)},{"NaN|Infinity|-Infinity||word".Split('|')[i % 5]}")),
        ["the largest numbers"] = () => Utf8(Csv(i => $"{At(i)},{(i % 2 == 0 ? "1.7e308" : "-1.7e308")}")),
        ["more than the largest numbers"] = () => Utf8(Csv(i => $"{At(i)},{(i % 2 == 0 ? "1e999" : "-1e999")}")),
        ["the smallest numbers"] = () => Utf8(Csv(i => $"{At(i)},{i % 5}e-320")),
        ["a clock that goes back"] = () => Utf8(Csv(i => $"{At(i < 100 ? i : i - 90)},{i % 7}")),
        ["times that come twice"] = () => Utf8(Csv(i => $"{At(i / 4)},{i % 7}")),
        ["irregular times and years of silence"] = () => Utf8(Csv(i => $"{At(i * i * i)},{i % 7}")),
        ["times that are none"] = () => Utf8(Csv(i => $"{"never|2026-01-01||99999999999999999999|-5".Split('|')[i % 5]},{i}")),
        ["a line of ten megabytes"] = () => Utf8("timestamp,value\n" + At(0) + "," + new string('1', 10_000_000) + "\n" + At(1) + ",2\n"),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-test-");

    public static TheoryData<string, string> Cases => [.. Verbs.SelectMany(_ => Inputs.Keys, (verb, input) => (verb, input))];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task WhateverComesIsScoredOrRefusedInWords(string verb, string input)
    {
        var path = Path.Combine(_folder.FullName, "input");
        await File.WriteAllBytesAsync(path, Inputs[input](), TestContext.Current.CancellationToken);
        string[] output = verb switch { "parse-logs" => ["--output", Path.Combine(_folder.FullName, "parsed")], _ => ["--output", "-"] };
        var run = await CommandRun.OfAsync("", [verb, "--input", path, .. output]);
        if (run.Code != 0)
        {
            Assert.Equal(2, run.Code);
            Assert.Matches(@"^aiops: .{15,}", run.Error.ToString());
            Assert.DoesNotContain("Exception", run.Error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("(Parameter", run.Error.ToString(), StringComparison.Ordinal);
            return;
        }

        var column = run.Lines.Count == 0 ? -1 : Array.IndexOf(run.Lines[0].Split(','), "anomaly_score");
        var shift = column < 0 ? 0 : run.Lines[0].Split(',').Length - column;
        Assert.All(column < 0 ? [] : run.Lines.Skip(1), l => Assert.InRange(double.Parse(l.Split(',')[^shift], CultureInfo.InvariantCulture), 0, 1));
    }

    [Theory]
    [InlineData("c,b,a,more\n3,2,1,9\n", 0, "")]
    [InlineData("a,b\n1,2\n", 2, "lacks columns of the training table: c")]
    [InlineData("a,renamed,c\n1,2,3\n", 2, "lacks columns of the training table: b")]
    public async Task ColumnsAreFoundByNameWhereverTheyStand(string table, int code, string said)
    {
        var train = Path.Combine(_folder.FullName, "train.csv");
        await File.WriteAllTextAsync(train, "a,b,c\n1,2,3\n2,3,4\n4,5,6\n", TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync(table, "score-table", "--train", train, "--input", "-");
        Assert.Equal(code, run.Code);
        Assert.Contains(said, run.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(code == 0 ? 2 : 1, run.Lines.Count);
    }

    [Fact]
    public async Task OtherOrderOfColumnsGivesTheSameScores()
    {
        var train = Path.Combine(_folder.FullName, "train.csv");
        await File.WriteAllTextAsync(train, "a,b\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},{100 - (i * i)}\n")), TestContext.Current.CancellationToken);
        var straight = await CommandRun.OfAsync("a,b\n7,51\n9,900\n", "score-table", "--train", train, "--input", "-");
        var turned = await CommandRun.OfAsync("b,x,a\n51,0,7\n900,0,9\n", "score-table", "--train", train, "--input", "-");
        Assert.Equal(straight.Lines, turned.Lines);
    }

    [Fact]
    public async Task AColumnThatNeverVariedInTrainingIsScoredWhereItVaries()
    {
        var train = Path.Combine(_folder.FullName, "train.csv");
        await File.WriteAllTextAsync(train, "a,b\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i % 9},5\n")), TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync("a,b\n4,5\n4,6e30\n", "score-table", "--train", train, "--input", "-");
        Assert.Equal(3, run.Lines.Count);
        Assert.All(run.Lines.Skip(1), l => Assert.InRange(double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture), 0, 1));
    }

    [Fact]
    public async Task EveryLineOfAFloodOfTemplatesIsInASession()
    {
        var random = new Random(1);
        string Word() => string.Concat(Enumerable.Range(0, 6).Select(_ => (char)('a' + random.Next(26))));
        var log = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"2026-01-01 00:{i / 60 % 60:00}:{i % 60:00} {Word()} {Word()} {Word()} {Word()}\n"));
        var run = await CommandRun.OfAsync(log, "features", "--input", "-", "--window", "1m");
        Assert.Equal(0, run.Code);
        Assert.Equal(30_000, run.Lines.Skip(1).Sum(l => double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture)));
    }

    private static string Csv(Func<int, FormattableString> row) => "timestamp,value\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => FormattableString.Invariant(row(i)) + "\n"));

    private static long At(int row) => 1_767_225_600 + (300L * row);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Garbage()
    {
        var bytes = new byte[20_000];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
