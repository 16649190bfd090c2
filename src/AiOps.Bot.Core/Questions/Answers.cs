using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Questions;

/// <summary>Makes answers of queries that were run elsewhere. Pure.</summary>
public static class Answers
{
    /// <param name="note">What the reader should know of how it came about.</param>
    /// <param name="redactors">Null = placeholders are numbered.</param>
    public static Answer Of(Question question, QueryResult result, string note, IRedactor? redactors = null) => AnswerWriter.Write(question, result, new(result.Query, [note], []), redactors);
}
