using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models.Recording;

/// <summary>One line of a recording.</summary>
/// <param name="Request">The digest of <paramref name="Question"/>.</param>
/// <param name="Question">The request as <see cref="CanonicalRequest"/> spells it, for people who read the file.</param>
internal sealed record RecordedAnswer(string Request, string Model, JsonElement Question, ChatResponse Answer)
{
    public string Spell() => JsonSerializer.Serialize(this, AiJson.Lines);

    /// <exception cref="FormatException">The line is no recorded answer.</exception>
    public static RecordedAnswer Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<RecordedAnswer>(line, AiJson.Lines) is { Request: not null, Answer: not null } recorded
                ? recorded
                : throw new FormatException("the line is no recorded answer");
        }
        catch (JsonException exception)
        {
            throw new FormatException("the line is no recorded answer: " + exception.Message, exception);
        }
    }
}
