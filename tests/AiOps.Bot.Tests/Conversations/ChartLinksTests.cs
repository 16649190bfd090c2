using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Tests.Chat;
using AiOps.Bot.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Conversations;

public sealed class ChartLinksTests
{
    private static readonly Card Drawn = SomeCards.Named("investigated-incident") with { Chart = new("errors a minute", "errors rise", [new(Some.Noon, 1, 0, 2, true)]) };
    private readonly FakeTime _time = new(Some.Noon);

    [Fact]
    public void ALinkNamesItsIncidentToUsAlone()
    {
        var link = Links().Of(Drawn)!;
        Assert.StartsWith("https://aiops.example/charts/", link.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(Drawn.Incident, Links().Read(NameIn(link)));
        Assert.Null(new ChartLinks(Options("https://aiops.example"), _time, new PlaceholderKey(new byte[32])).Read(NameIn(link)));
    }

    [Fact]
    public void ALinkEndsAfterAFortnight()
    {
        var name = NameIn(Links().Of(Drawn)!);
        _time.Advance(TimeSpan.FromDays(13));
        Assert.NotNull(Links().Read(name));
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Null(Links().Read(name));
    }

    [Fact]
    public void LinksOfOneDayAreTheSame()
    {
        var first = Links().Of(Drawn);
        _time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(first, Links().Of(Drawn));
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://aiops.example")]
    [InlineData("ftp://aiops.example")]
    [InlineData("not an address")]
    public void WithoutAnAddressThatPlatformsReachThereIsNoLink(string publicUrl) => Assert.Null(Links(publicUrl).Of(Drawn));

    [Fact]
    public void ACardWithoutAChartHasNoLink() => Assert.Null(Links().Of(Drawn with { Chart = null }));

    [Fact]
    public void NoBitOfANameCanBeChanged()
    {
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(NameIn(Links().Of(Drawn)!));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Links().Read(System.Buffers.Text.Base64Url.EncodeToString(bytes)));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.NotNull(Links().Read(System.Buffers.Text.Base64Url.EncodeToString(bytes)));
    }

    [Fact]
    public void WhatIsNoNameIsNotRead() => Prop.ForAll<string>(name => Links().Read(name ?? "") is null).QuickCheckThrowOnFailure();

    private static string NameIn(Uri link) => link.Segments[^1][..^ChartLinks.Extension.Length];

    private static Microsoft.Extensions.Options.IOptions<ChatOptions> Options(string publicUrl) => Microsoft.Extensions.Options.Options.Create(new ChatOptions { PublicUrl = publicUrl });

    private ChartLinks Links(string publicUrl = "https://aiops.example") => new(Options(publicUrl), _time, Some.Key());
}
