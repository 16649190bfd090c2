namespace AiOps.Bot.Core.Questions;

/// <summary>Answers questions about recent logs and incidents. Thread-safe.</summary>
public interface IAnswerQuestion
{
    /// <summary>Never throws on a question, however odd: what was not understood is said in the answer. Exceptions of the stores propagate.</summary>
    Task<Answer> AskAsync(Question question, CancellationToken cancellationToken);
}
