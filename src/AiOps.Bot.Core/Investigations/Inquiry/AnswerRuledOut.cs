using AiOps.Bot.Core.Investigations.Narration;

namespace AiOps.Bot.Core.Investigations.Inquiry;

/// <summary>A dead end as the model wrote it, before anything was checked.</summary>
internal sealed record AnswerRuledOut(string Title, string Because, IReadOnlyList<AnswerCite> Cites);
