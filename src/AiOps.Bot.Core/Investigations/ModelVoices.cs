using AiOps.Bot.Core.Investigations.Inquiry;

namespace AiOps.Bot.Core.Investigations;

/// <summary>What a model may do for an investigation. Where there is none, both do nothing.</summary>
internal sealed record ModelVoices(IInquire Inquiry, INarrator Narrator);
