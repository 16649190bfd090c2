using System.Text;
using AiOps.Bot.Bundles;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Bundles;

public sealed class LineBlocksTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void BlocksPutTogetherAreTheFileAndEndWithLines() => Prop.ForAll<int[]>(lengths =>
    {
        // Up to some 60 KB each, so that blocks end in the middle of lines.
        var text = string.Join('\n', lengths.Select((n, i) => new string((char)('a' + (i % 26)), (int)((uint)(n * 997) % 60_000)))) + string.Concat(Enumerable.Repeat("\nlast one", lengths.Length * 700));
        File.WriteAllText(_path, text);
        var blocks = BlocksAsync().GetAwaiter().GetResult();
        return string.Concat(blocks) == text && blocks.SkipLast(1).All(b => b.EndsWith('\n'));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task ALineThatIsTooLongIsABlockWithoutText()
    {
        File.WriteAllText(_path, "a\n" + new string('x', 9 << 20) + "\nb\n");
        Assert.Equal(["a\n", "too long", "b\n"], await BlocksAsync());
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("\n", new[] { "\n" })]
    [InlineData("\uFEFFa", new[] { "a" })]
    [InlineData("ab", new[] { "ab" })]
    public async Task SmallFilesAreOneBlockOrNone(string text, string[] blocks)
    {
        File.WriteAllText(_path, text);
        Assert.Equal(blocks, await BlocksAsync());
    }

    private async Task<List<string>> BlocksAsync()
    {
        using var blocks = new LineBlocks(_path);
        var (block, found) = (new LineBlock(), new List<string>());
        while (await blocks.ReadAsync(block, TestContext.Current.CancellationToken))
        {
            found.Add(block.IsTooLong ? "too long" : Encoding.UTF8.GetString(block.Text));
        }

        return found;
    }
}
