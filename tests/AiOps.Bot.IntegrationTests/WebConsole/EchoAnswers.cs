using AiOps.Bot.Core;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>Answers every question with one line; asked to fail, it throws as a broken store does.</summary>
internal sealed class EchoAnswers : IAnswerQuestion
{
    public Task<Answer> AskAsync(Question question, CancellationToken cancellationToken)
    {
        if (question.Text == "fail")
        {
            throw new InvalidOperationException("secret-connection-string");
        }

        var window = new TimeRange(question.AskedAt - (question.Since ?? TimeSpan.FromHours(1)), question.AskedAt);
        return Task.FromResult(new Answer
        {
            Question = question,
            Summary = "26 lines match, most of them failed passwords from 203.0.113.77.",
            Query = "group contains \"auth\" and severity >= Warning",
            Window = window,
            Rows = 26,
            Understood = ["auth: log groups whose name contains it"],
            Templates = [new("Failed password for invalid user <*> from <ip> port <num> ssh2", 25, LogSeverity.Warning, window.From, window.To)],
            Lines = [new("1", new("cloudwatch", "/ec2/auth", "i-0d94c1e7fa2b38506"), window.To, LogSeverity.Warning, "Failed password for invalid user <script>alert(1)</script> from 203.0.113.77 port 40112 ssh2")],
        });
    }
}
