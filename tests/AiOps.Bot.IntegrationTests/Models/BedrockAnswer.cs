using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>An answer in Converse's form, whole or as an event stream, and its faults.</summary>
/// <param name="forced">The tool that the model must call: then the text goes into its input.</param>
internal sealed class BedrockAnswer(ModelReply reply, ModelFault fault, TimeSpan delay, string? forced)
{
    private const int PieceLength = 400;

    private bool IsForced => forced is not null && reply.Calls.Count == 0;

    private string Reason => fault == ModelFault.Refusal ? "guardrail_intervened"
        : reply.CutOff ? "max_tokens"
        : reply.Calls.Count > 0 || IsForced ? "tool_use"
        : "end_turn";

    private string Text => reply.Refusal ?? reply.Text;

    public static Task EmbedAsync(HttpResponse response, JsonObject body, ModelFault fault)
    {
        var vector = OpenAiVectors.Of((string)body["inputText"]!, (int?)body["dimensions"] ?? 1024);
        var numbers = string.Join(',', vector.Select((v, i) => fault == ModelFault.NaN && i == 0 ? "\"NaN\"" : v.ToString("R", CultureInfo.InvariantCulture)));
        response.ContentType = "application/json";
        return response.WriteAsync($$"""{"embedding":[{{numbers}}],"inputTextTokenCount":7}""");
    }

    public async Task WriteAsync(HttpContext context)
    {
        await PauseAsync(context);
        JsonNode[] content = IsForced ? [Use("forced", forced!, Parsed(Text))] : [.. Text.Length > 0 ? (JsonNode[])[new JsonObject { ["text"] = Text }] : [], .. reply.Calls.Select((c, i) => Use($"use-{i}", c.Name, Parsed(c.Arguments)))];
        var answer = new JsonObject
        {
            ["output"] = new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = new JsonArray(content) } },
            ["stopReason"] = Reason,
            ["usage"] = Usage(),
            ["metrics"] = new JsonObject { ["latencyMs"] = 5 },
        };
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(fault == ModelFault.Garbage ? "<html>" : answer.ToJsonString(), context.RequestAborted);
    }

    public async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "application/vnd.amazon.eventstream";
        await SendAsync(context, "messageStart", new() { ["role"] = "assistant" });
        foreach (var (name, payload) in Events())
        {
            await PauseAsync(context);
            await SendAsync(context, name, payload);
            if (fault == ModelFault.Reset && name == "contentBlockDelta")
            {
                await BreakAsync(context);
                return;
            }
        }

        await SendAsync(context, "messageStop", new() { ["stopReason"] = Reason });
        await SendAsync(context, "metadata", new() { ["usage"] = Usage(), ["metrics"] = new JsonObject { ["latencyMs"] = 5 } });
    }

    private IEnumerable<(string Name, JsonObject Payload)> Events()
    {
        var calls = IsForced ? [("forced", forced!, Text)] : reply.Calls.Select((c, i) => ($"use-{i}", c.Name, c.Arguments)).ToArray();
        do
        {
            foreach (var piece in (IsForced ? "" : Text).Chunk(PieceLength))
            {
                yield return ("contentBlockDelta", new() { ["contentBlockIndex"] = 0, ["delta"] = new JsonObject { ["text"] = new string(piece) } });
            }
        }
        while (fault == ModelFault.Endless);

        yield return ("contentBlockStop", new() { ["contentBlockIndex"] = 0 });
        foreach (var ((id, name, input), index) in calls.Select((c, i) => (c, i + 1)))
        {
            yield return ("contentBlockStart", new() { ["contentBlockIndex"] = index, ["start"] = new JsonObject { ["toolUse"] = new JsonObject { ["toolUseId"] = id, ["name"] = name } } });
            foreach (var piece in input.Chunk(9))
            {
                yield return ("contentBlockDelta", new() { ["contentBlockIndex"] = index, ["delta"] = new JsonObject { ["toolUse"] = new JsonObject { ["input"] = new string(piece) } } });
            }

            yield return ("contentBlockStop", new() { ["contentBlockIndex"] = index });
        }
    }

    private async Task SendAsync(HttpContext context, string name, JsonObject payload)
    {
        var frame = EventFrames.Event(name, payload);
        if (fault == ModelFault.Garbage)
        {
            frame[^6] ^= 1;
        }

        // Cut at odd places, as a network does.
        foreach (var piece in frame.Chunk(61))
        {
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
        }

        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static async Task BreakAsync(HttpContext context)
    {
        await context.Response.Body.WriteAsync(EventFrames.Exception("modelStreamErrorException", "sk-leaked").AsMemory(0, 20), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(200, context.RequestAborted);
        context.Abort();
    }

    private async Task PauseAsync(HttpContext context)
    {
        if (fault == ModelFault.Slow)
        {
            await Task.Delay(delay, context.RequestAborted);
        }
    }

    private static JsonObject Use(string id, string name, JsonNode input) => new() { ["toolUse"] = new JsonObject { ["toolUseId"] = id, ["name"] = name, ["input"] = input } };

    private static JsonNode Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json) ?? new JsonObject();
        }
        catch (System.Text.Json.JsonException)
        {
            return new JsonObject { ["text"] = json };
        }
    }

    private JsonObject Usage() => new()
    {
        ["inputTokens"] = reply.Usage?.Input ?? 0,
        ["outputTokens"] = reply.Usage?.Output ?? 0,
        ["totalTokens"] = (reply.Usage?.Input ?? 0) + (reply.Usage?.Output ?? 0),
    };
}
