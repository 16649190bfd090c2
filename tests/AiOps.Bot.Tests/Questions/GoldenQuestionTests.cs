using AiOps.Bot.Core.Questions;
using AiOps.Bot.Tests.Architecture;

namespace AiOps.Bot.Tests.Questions;

/// <summary>Questions of people on call and the typed queries that they become, in <c>Golden/questions.tsv</c>: question, the questions before it (by |), query, rows.</summary>
public sealed class GoldenQuestionTests
{
    private const int Fewest = 60;

    private static readonly string File = Path.Combine(Repository.Root, "tests", "AiOps.Bot.Tests", "Questions", "Golden", "questions.tsv");

    [Fact]
    public async Task EveryQuestionBecomesItsQuery()
    {
        var written = new List<string>();
        foreach (var row in System.IO.File.ReadLines(File).Where(l => l.Length > 0).Select(l => l.Split('\t')))
        {
            var answer = await AskAsync(row[0], row[1]);
            written.Add($"{row[0]}\t{row[1]}\t{answer.Query}\t{answer.Rows}");
        }

        if (Environment.GetEnvironmentVariable("AIOPS_WRITE_QUESTIONS") is { Length: > 0 })
        {
            await System.IO.File.WriteAllLinesAsync(File, written);
        }

        Assert.True(written.Count >= Fewest);
        Assert.Equal(System.IO.File.ReadLines(File).Where(l => l.Length > 0), written);
    }

    private static Task<Answer> AskAsync(string text, string earlier) => Asking.Of(new ListLogStore(QuestionWorld.Lines), QuestionWorld.Incidents()).AskAsync(
        new(text, Some.Noon, null, TimeZoneInfo.Utc) { Earlier = [.. earlier.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(e => new EarlierQuestion(e, Some.Noon.AddMinutes(-5)))] },
        TestContext.Current.CancellationToken);
}
