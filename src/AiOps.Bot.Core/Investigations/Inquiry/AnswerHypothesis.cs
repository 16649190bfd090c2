using AiOps.Bot.Core.Investigations.Narration;

namespace AiOps.Bot.Core.Investigations.Inquiry;

/// <summary>A cause as the model wrote it, before anything was checked.</summary>
internal sealed record AnswerHypothesis(string Entity, string Kind, string Title, IReadOnlyList<AnswerCite> Cites);
