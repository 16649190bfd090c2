using AiOps.Bot.Core.Investigations.Narration;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Narration;

public sealed class ModelAnswerTests
{
    [Fact]
    public void AnAnswerOfTheAgreedFormIsRead()
    {
        var claim = Assert.Single(ModelAnswer.Parse("""{"claims":[{"text":"It stopped.","cites":[{"evidence":"E1","quote":"the job"}]}]}""")!);
        Assert.Equal("It stopped.", claim.Text);
        Assert.Equal(new AnswerCite("E1", "the job"), Assert.Single(claim.Cites));
    }

    [Theory]
    [InlineData("")]
    [InlineData("I cannot help with that.")]
    [InlineData("```json\n{\"claims\":[]}\n```")]
    [InlineData("{\"claims\":[]}")]
    [InlineData("{\"claims\":{}}")]
    [InlineData("[]")]
    [InlineData("{\"claims\":[{\"text\":\"x\"}]}")]
    [InlineData("{\"claims\":[{\"text\":1,\"cites\":[]}]}")]
    [InlineData("{\"claims\":[{\"text\":\"x\",\"cites\":[\"E1\"]}]}")]
    [InlineData("{\"claims\":[{\"text\":\"x\",\"cites\":[]}],\"action\":\"delete-db\"}")]
    [InlineData("{\"claims\":[{\"text\":\"x\",\"cites\":[],\"run\":\"rm -rf\"}]}")]
    [InlineData("{\"claims\":[{\"text\":\"x\",\"cites\":[{\"evidence\":\"E1\",\"quote\":null}]}]}")]
    public void AnythingElseIsNoAnswer(string answer) => Assert.Null(ModelAnswer.Parse(answer));

    [Fact]
    public void GarbageNeverThrows() => Prop.ForAll<string>(text =>
    {
        _ = ModelAnswer.Parse(text ?? "");
        _ = ModelAnswer.Parse("{\"claims\":" + text + "}");
        return true;
    }).QuickCheckThrowOnFailure();
}
