using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>A request without secrets. Contents of kinds that cannot be searched (images, files, anything new) are replaced by a word that says so.</summary>
internal sealed class RedactedRequest(Func<string, string> redact)
{
    private const string Withheld = "[withheld: it cannot be searched for secrets]";

    // Escaped characters would hide a secret from the detectors.
    private static readonly JsonSerializerOptions Plain = new(AIJsonUtilities.DefaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false };

    public IReadOnlyList<ChatMessage> Messages(IEnumerable<ChatMessage> messages) =>
        [.. messages.Select(m => new ChatMessage(m.Role, [.. m.Contents.Select(Content)]) { MessageId = m.MessageId })];

    public ChatOptions Options(ChatOptions? options)
    {
        var redacted = options?.Clone() ?? new();
        redacted.Instructions = redacted.Instructions is { } instructions ? redact(instructions) : null;

        // A conversation that a server keeps, and a raw request, would pass by.
        redacted.ConversationId = null;
        redacted.RawRepresentationFactory = null;
        return redacted;
    }

    private AIContent Content(AIContent content) => content switch
    {
        TextContent text => new TextContent(redact(text.Text)),
        TextReasoningContent reasoning => new TextReasoningContent(redact(reasoning.Text)) { ProtectedData = reasoning.ProtectedData },
        FunctionCallContent call => new FunctionCallContent(call.CallId, call.Name, Arguments(call.Arguments)),
        FunctionResultContent result => new FunctionResultContent(result.CallId, redact(Text(result.Result))),
        ErrorContent error => new ErrorContent(redact(error.Message)),
        _ => new TextContent(Withheld),
    };

    /// <summary>Arguments are searched as one text: it is the name beside a value that gives many secrets away.</summary>
    private IDictionary<string, object?>? Arguments(IDictionary<string, object?>? arguments)
    {
        if (arguments is null || arguments.Count == 0)
        {
            return arguments;
        }

        var text = JsonSerializer.Serialize(arguments, Plain);
        var redacted = redact(text);
        if (redacted == text)
        {
            return arguments;
        }

        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, object?>>(redacted, Plain);
        }
        catch (JsonException)
        {
            return new Dictionary<string, object?> { ["arguments"] = Withheld };
        }
    }

    private static string Text(object? result) => result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        var other => JsonSerializer.Serialize(other, other.GetType(), Plain),
    };
}
