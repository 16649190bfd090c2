using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>An answer in OpenAI's form, whole or streamed, and its faults.</summary>
internal sealed class OpenAiAnswer(ModelReply reply, ModelFault fault, TimeSpan delay, OpenAiQuirks quirks)
{
    private const int PieceLength = 400;
    private const int ArgumentPiece = 5;

    private string Reason => reply.CutOff ? "length" : reply.Calls.Count > 0 ? "tool_calls" : "stop";

    public async Task WriteAsync(HttpContext context)
    {
        await PauseAsync(context);
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Text, ["refusal"] = reply.Refusal };
        if (reply.Calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. reply.Calls.Select((c, i) => Call(i, c.Name, c.Arguments))]);
        }

        var whole = Head("chat.completion");
        whole["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = Reason });
        whole["usage"] = Usage();
        var text = fault == ModelFault.Garbage ? "{not json" : whole.ToJsonString();
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = text.Length;
        if (fault == ModelFault.Reset)
        {
            await BreakAsync(context, text[..(text.Length / 2)]);
            return;
        }

        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    public async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        if (fault == ModelFault.Garbage)
        {
            await context.Response.WriteAsync("data: {not json}\n\ndata: [DONE]\n\n", context.RequestAborted);
            return;
        }

        foreach (var delta in Deltas())
        {
            await PauseAsync(context);
            await SendAsync(context, delta, null);
            if (fault == ModelFault.Reset)
            {
                await BreakAsync(context, "data: {\"id\":");
                return;
            }
        }

        await SendAsync(context, [], quirks.NoFinishReason ? null : Reason);
        if (Usage() is { } usage)
        {
            var last = Head("chat.completion.chunk");
            (last["choices"], last["usage"]) = (new JsonArray(), usage);
            await context.Response.WriteAsync($"data: {last.ToJsonString()}\n\n", context.RequestAborted);
        }

        await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
    }

    private IEnumerable<JsonObject> Deltas()
    {
        if (reply.Refusal is not null)
        {
            yield return new() { ["role"] = "assistant", ["refusal"] = reply.Refusal };
        }

        do
        {
            foreach (var piece in reply.Text.Chunk(PieceLength))
            {
                yield return new() { ["role"] = "assistant", ["content"] = new string(piece) };
            }
        }
        while (fault == ModelFault.Endless);

        foreach (var (call, index) in reply.Calls.Select((c, i) => (c, i)))
        {
            // The id and the name come with the first piece only.
            yield return new() { ["tool_calls"] = new JsonArray(Call(index, call.Name, "")) };
            foreach (var piece in call.Arguments.Chunk(ArgumentPiece))
            {
                yield return new() { ["tool_calls"] = new JsonArray(new JsonObject { ["index"] = index, ["function"] = new JsonObject { ["arguments"] = new string(piece) } }) };
            }
        }
    }

    private static Task SendAsync(HttpContext context, JsonObject delta, string? reason)
    {
        var chunk = Head("chat.completion.chunk");
        chunk["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = reason });
        return context.Response.WriteAsync($"data: {chunk.ToJsonString()}\n\n", context.RequestAborted);
    }

    private async Task PauseAsync(HttpContext context)
    {
        if (fault == ModelFault.Slow)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(delay, context.RequestAborted);
        }
    }

    private static async Task BreakAsync(HttpContext context, string last)
    {
        await context.Response.WriteAsync(last, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);

        // A reset throws away what the other side has not read yet.
        await Task.Delay(200, context.RequestAborted);
        context.Abort();
    }

    private static JsonObject Call(int index, string name, string arguments) => new()
    {
        ["index"] = index,
        ["id"] = $"call-{index}",
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = name, ["arguments"] = arguments },
    };

    private static JsonObject Head(string kind) => new() { ["id"] = "chat-1", ["object"] = kind, ["created"] = 1, ["model"] = "served-model" };

    private JsonObject? Usage() => quirks.NoUsage || reply.Usage is not { } usage ? null : new()
    {
        ["prompt_tokens"] = usage.Input,
        ["completion_tokens"] = usage.Output,
        ["total_tokens"] = usage.Input + usage.Output,
    };
}
