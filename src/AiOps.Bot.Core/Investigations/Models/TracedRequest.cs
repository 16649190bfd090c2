using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>One span on its way, and the metrics of its end.</summary>
internal sealed class TracedRequest : IDisposable
{
    private const string Operation = "chat";

    private readonly TracedModel _model;
    private readonly Activity? _span;
    private readonly long _started;
    private TagList _tags;

    public TracedRequest(TracedModel model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        (_model, _started) = (model, model.Time.GetTimestamp());
        _tags = new()
        {
            { "gen_ai.operation.name", Operation }, { "gen_ai.provider.name", model.Provider }, { "gen_ai.request.model", model.Model },
            { "server.address", model.Server?.Host }, { "server.port", model.Server?.Port },
        };
        _span = ModelTelemetry.Activities.StartActivity($"{Operation} {model.Model}", ActivityKind.Client, default(ActivityContext), _tags);
        Ask(options);
        if (model.Content)
        {
            _span?.SetTag("gen_ai.input.messages", Spelt(messages));
        }
    }

    public void Answered(ChatResponse response)
    {
        var usage = response.Usage ?? new();
        _tags.Add("gen_ai.response.model", response.ModelId);
        Count("input", usage.InputTokenCount);
        Count("output", usage.OutputTokenCount);
        if (_span is null)
        {
            return;
        }

        _span.SetTag("gen_ai.response.id", response.ResponseId);
        _span.SetTag("gen_ai.response.model", response.ModelId);
        _span.SetTag("gen_ai.response.finish_reasons", response.FinishReason is { } reason ? (string[])[reason.Value] : null);
        _span.SetTag("gen_ai.usage.input_tokens", usage.InputTokenCount);
        _span.SetTag("gen_ai.usage.output_tokens", usage.OutputTokenCount);
        _span.SetTag("gen_ai.output.messages", _model.Content ? Spelt(response.Messages) : null);
    }

    public void Failed(Exception exception)
    {
        var type = exception switch
        {
            ModelFailedException { StatusCode: { } status } => ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture),
            ModelFailedException failed => failed.Failure.ToString(),
            _ => exception.GetType().FullName,
        };
        _span?.SetStatus(ActivityStatusCode.Error, exception is ModelFailedException ? exception.Message : null);
        _span?.SetTag("error.type", type);
        _tags.Add("error.type", type);
    }

    public void Dispose()
    {
        ModelTelemetry.Duration.Record(_model.Time.GetElapsedTime(_started).TotalSeconds, _tags);
        _span?.Dispose();
    }

    private void Ask(ChatOptions? options)
    {
        _span?.SetTag("gen_ai.request.max_tokens", options?.MaxOutputTokens);
        _span?.SetTag("gen_ai.request.temperature", options?.Temperature);
        _span?.SetTag("gen_ai.output.type", options?.ResponseFormat is ChatResponseFormatJson ? "json" : "text");
    }

    private void Count(string type, long? tokens)
    {
        if (tokens is { } count)
        {
            var tags = _tags;
            tags.Add("gen_ai.token.type", type);
            ModelTelemetry.Tokens.Record(count, tags);
        }
    }

    private static string Spelt(IEnumerable<ChatMessage> messages) => JsonSerializer.Serialize(new JsonArray([.. messages.Select(m => new JsonObject
    {
        ["role"] = m.Role.Value,
        ["parts"] = new JsonArray([.. m.Contents.Select(CanonicalRequest.Content)]),
    })]));
}
