using AiOps.Bot.Core.Questions;

namespace AiOps.Bot.Core.Conversations;

/// <summary>A question with those before it in its thread.</summary>
/// <param name="Confirmed">True where the asker said yes to what it costs.</param>
internal sealed record ThreadQuestion(string Text, IReadOnlyList<EarlierQuestion> Earlier, bool Confirmed)
{
    public static ThreadQuestion Alone(string text) => new(text, [], false);
}
