using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Conversations;

/// <summary>The beginning of a post-mortem's draft in a message, and where the whole is. Pure.</summary>
internal static class PostMortemReply
{
    /// <summary>What fits beside the rest into the smaller of the platforms' messages.</summary>
    private const int MaxCharacters = 2_500;

    public static ChatReply Of(Incident incident, string markdown)
    {
        var lines = markdown.Split('\n');
        var shown = new List<string>();
        var left = MaxCharacters;
        foreach (var line in lines.TakeWhile(l => (left -= l.Length + 1) >= 0))
        {
            shown.Add(line);
        }

        var rest = shown.Count == lines.Length ? "That is all of it." : $"The first {shown.Count} of {lines.Length} lines.";
        return new(
            $"Draft of a post-mortem for {incident.Id}, from its record; nobody has reviewed it.",
            [new ReplyLines([.. shown]), new ReplyNote($"{rest} The whole, to copy: aiops post-mortem {incident.Id}, or the link on the incident's page.")]);
    }
}
