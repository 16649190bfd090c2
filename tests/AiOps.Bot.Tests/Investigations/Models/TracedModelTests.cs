using System.Diagnostics;
using System.Diagnostics.Metrics;
using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Investigations.Models;

/// <summary>Spans and metrics by OpenTelemetry's conventions for generative AI.</summary>
public sealed class TracedModelTests
{
    private readonly FakeTime _time = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));

    private async Task<(Activity Span, IReadOnlyList<(string Name, double Value, Dictionary<string, object?> Tags)> Figures)> AskAsync(ModelOptions options, IChatClient model, bool streamed)
    {
        var name = $"m-{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this)}-{streamed}";
        Activity? span = null;
        var figures = new List<(string, double, Dictionary<string, object?>)>();
        using var spans = new ActivityListener { ShouldListenTo = s => s.Name == ModelTelemetry.Name, Sample = (ref _) => ActivitySamplingResult.AllData, ActivityStopped = a => span = a.DisplayName == $"chat {name}" ? a : span };
        ActivitySource.AddActivityListener(spans);
        using var meters = new MeterListener { InstrumentPublished = (i, l) => { if (i.Meter.Name == ModelTelemetry.Name) { l.EnableMeasurementEvents(i); } } };
        void Note<T>(Instrument i, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
            where T : struct, IConvertible
        {
            var all = new Dictionary<string, object?>(tags.ToArray());
            if (Equals(all["gen_ai.request.model"], name))
            {
                figures.Add((i.Name, value.ToDouble(null), all));
            }
        }

        meters.SetMeasurementEventCallback<double>(Note);
        meters.SetMeasurementEventCallback<long>(Note);
        meters.Start();
        try
        {
            await SomeModels.Pipeline(options, _time, (name, model)).AskAsync(new ChatOptions { MaxOutputTokens = 50, Temperature = 0, ResponseFormat = ChatResponseFormat.Json }, streamed, "password=hunter2hunter2");
        }
        catch (ModelFailedException)
        {
            // The span says so.
        }

        return (span!, figures);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ASpanSaysWhatWasAskedAndWhatItTook(bool streamed)
    {
        var (span, figures) = await AskAsync(new(), new FakeModel("because"), streamed);
        var tags = span.TagObjects.ToDictionary(t => t.Key, t => t.Value);
        Assert.Equal((ActivityKind.Client, "chat", "fake", "127.0.0.1"), (span.Kind, tags["gen_ai.operation.name"], tags["gen_ai.provider.name"], tags["server.address"]));
        Assert.Equal((50, "json", "served-model", 100L, 20L), (tags["gen_ai.request.max_tokens"], tags["gen_ai.output.type"], tags["gen_ai.response.model"], tags["gen_ai.usage.input_tokens"], tags["gen_ai.usage.output_tokens"]));
        Assert.Equal(["stop"], Assert.IsType<string[]>(tags["gen_ai.response.finish_reasons"]));
        Assert.DoesNotContain(tags.Keys, k => k.EndsWith(".messages", StringComparison.Ordinal));
        Assert.Equal([("gen_ai.client.operation.duration", null), ("gen_ai.client.token.usage", "input"), ("gen_ai.client.token.usage", "output")], figures.Select(f => (f.Name, (string?)f.Tags.GetValueOrDefault("gen_ai.token.type"))).Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFailureIsAnErrorOfItsKind(bool streamed)
    {
        var (span, figures) = await AskAsync(new(), FakeModel.Failing(new HttpRequestException("x", null, System.Net.HttpStatusCode.TooManyRequests)), streamed);
        Assert.Equal((ActivityStatusCode.Error, "429"), (span.Status, span.GetTagItem("error.type")));
        Assert.Equal("429", Assert.Single(figures).Tags["error.type"]);
    }

    [Fact]
    public async Task ContentIsOnSpansOnlyWhereAskedForAndThenRedacted()
    {
        var (span, _) = await AskAsync(new() { TraceContent = true }, new FakeModel("because"), streamed: false);
        Assert.Contains("[secret:password:1]", (string)span.GetTagItem("gen_ai.input.messages")!, StringComparison.Ordinal);
        Assert.Contains("because", (string)span.GetTagItem("gen_ai.output.messages")!, StringComparison.Ordinal);
    }
}
