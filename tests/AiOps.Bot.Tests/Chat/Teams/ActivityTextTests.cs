using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Teams.Intake;

namespace AiOps.Bot.Tests.Chat.Teams;

public sealed class ActivityTextTests
{
    private static string Text(string text, params (string Id, string Name)[] mentions)
    {
        var json = SomeActivities.Json("08-message-channel");
        json["text"] = text;
        json["entities"] = new JsonArray([.. mentions.Select(m => new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = m.Id, ["name"] = m.Name }, ["text"] = $"<at>{m.Name}</at>" })]);
        return ActivityText.Of(SomeActivities.Read(json), new Dictionary<string, string> { ["29:ana"] = "@teams:t/ana" });
    }

    private const string Bot = "00000000-0000-0000-0000-00000000000011";

    [Fact]
    public void TheBotsOwnMentionIsCut() => Assert.Equal("status", Text("<at>Test Bot</at>&nbsp;status\n", (Bot, "Test Bot")));

    [Fact]
    public void AKnownPersonsMentionSaysWhoItIs() => Assert.Equal("assign inc-1 @teams:t/ana", Text("<at>Test Bot</at> assign inc-1 <at>Ana</at>", (Bot, "Test Bot"), ("29:ana", "Ana")));

    [Fact]
    public void AnUnknownPersonKeepsTheirName() => Assert.Equal("assign @Ben", Text("assign <at>Ben</at>", ("29:ben", "Ben")));

    [Fact]
    public void AMentionThatTeamsDoesNotVouchForIsAName() => Assert.Equal("assign @Ana", Text("assign <at id=\"0\">Ana</at>"));

    [Fact]
    public void EscapesAreUndone() => Assert.Equal("errors > 5 & rising", Text("errors &gt; 5 &amp; rising"));

    [Fact]
    public void LongTextIsCut() => Assert.Equal(ActivityText.MaxText, Text(new string('x', 10_000)).Length);

    [Theory]
    [InlineData("<p>one</p><p>two<br>three</p>", "one\ntwo\nthree")]
    [InlineData("<div><pre>sshd[5]: a &lt;b&gt; c</pre></div>", "sshd[5]: a <b> c")]
    [InlineData("a < b and c > d", "a < b and c > d")]
    [InlineData("<script>alert(1)</script>", "alert(1)")]
    [InlineData("", "")]
    public void AQuotedMessageIsItsLines(string html, string text) => Assert.Equal(text, ActivityText.OfHtml(html));

    [Fact]
    public void HostileHtmlTakesNoTime()
    {
        Assert.InRange(ActivityText.OfHtml(string.Concat(Enumerable.Repeat("<a", 200_000))).Length, 0, ActivityText.MaxQuoted);
        Assert.InRange(ActivityText.OfHtml(new string('<', 200_000)).Length, 0, ActivityText.MaxQuoted);
    }
}
