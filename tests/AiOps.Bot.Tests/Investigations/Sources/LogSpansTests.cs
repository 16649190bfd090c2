using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Sources;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Investigations.Sources;

public sealed class LogSpansTests
{
    private static readonly InvestigationContext Context = new(Some.Incident(), [], Some.Noon, Some.Noon.AddHours(1));

    [Theory]
    [InlineData("""{"message":"done","trace_id":"t1","span_id":"s1","parent_span_id":"s0","service":"orders","operation":"list","duration_ms":120.5}""", "orders", "list", "s0", 120.5, false)]
    [InlineData("""{"msg":"GET","traceId":"t1","spanId":"s1","service.name":"shop","name":"GET /","durationMs":7,"status":"ERROR"}""", "shop", "GET /", null, 7, true)]
    [InlineData("""{"msg":"x","dd.trace_id":"9","dd.span_id":"8","service":"pay","elapsed_ms":3,"status_code":"503"}""", "pay", "", null, 3, true)]
    public async Task AStructuredLineWithTraceSpanAndDurationIsASpan(string line, string entity, string operation, string? parent, double ms, bool isError)
    {
        var span = Assert.Single(await ReadAsync(line));
        Assert.Equal((entity, operation, parent, isError), (span.Entity, span.Operation, span.Parent, span.IsError));
        Assert.Equal(ms, span.Duration.TotalMilliseconds, 3);
        Assert.Equal(Some.Noon.AddMinutes(1), span.Start + span.Duration);
    }

    [Theory]
    [InlineData("""{"message":"no duration","trace_id":"t1","span_id":"s1"}""")]
    [InlineData("""{"message":"negative","trace_id":"t1","span_id":"s1","duration_ms":-5}""")]
    [InlineData("""{"message":"not a number","trace_id":"t1","span_id":"s1","duration_ms":"soon"}""")]
    [InlineData("a line that speaks of a trace and a span")]
    public async Task WhatIsNoSpanIsLeftOut(string line) => Assert.Empty(await ReadAsync(line));

    private static async Task<IReadOnlyList<Span>> ReadAsync(string line)
    {
        await using var services = new ServiceCollection().AddLogParsing().BuildServiceProvider();
        var logs = new MemoryLogStore().Add(line, Some.Noon.AddMinutes(1));
        var source = new LogSpans(logs, services.GetRequiredService<ILogParser>());
        return (await source.ReadAsync(Context, new(Some.Noon, Some.Noon.AddHours(1)), TestContext.Current.CancellationToken)).Value!;
    }
}
