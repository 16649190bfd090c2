using AiOps.Bot.Detection.Structured;

namespace AiOps.Bot.Tests.Detection;

public sealed class ForgottenTemplatesTests
{
    [Theory]
    [InlineData(1), InlineData(7), InlineData(100_000)]
    public void EachComesOnceInTheOrderOfIdsHoweverFewAreHeld(int most)
    {
        var random = new Random(5);
        var ids = Enumerable.Range(0, 300).Select(_ => random.NextInt64()).Append(0).Append(long.MaxValue).ToArray();
        var added = Enumerable.Range(0, 3_000).Select(_ => ids[random.Next(ids.Length)]).ToArray();
        using var forgotten = new ForgottenTemplates(most);
        foreach (var id in added)
        {
            forgotten.Add(id, new($"{id:x16},\"text, {id}\"", 1));
        }

        Assert.Equal(added.CountBy(id => id).OrderBy(pair => pair.Key).Select(pair => new FoundTemplate($"{pair.Key:x16},\"text, {pair.Key}\"", pair.Value)), forgotten.Drain());
    }
}
