using System.Net;
using Polly;
using Polly.Retry;

namespace AiOps.Bot.Aws.Wire;

/// <summary>
/// Makes a call again after throttling, server errors and timeouts: exponential backoff with jitter, bounded attempts, AWS's Retry-After honoured. It reads
/// each answer whole inside the attempt's time limit, because AWS says "throttled" in the body.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    public static readonly HttpRequestOptionsKey<AwsCall> Call = new("aws-call");

    private static readonly ResiliencePropertyKey<AwsCall> CallOfContext = new("aws-call");

    private readonly AwsWireOptions options;
    private readonly ResiliencePipeline<AwsOutcome> pipeline;

    public RetryHandler(AwsWireOptions options, TimeProvider time, Random random)
    {
        this.options = options;
        var builder = new ResiliencePipelineBuilder<AwsOutcome> { TimeProvider = time };
        builder.AddTimeout(new Polly.Timeout.TimeoutStrategyOptions { Timeout = options.TotalTimeout });
        if (options.Attempts > 1)
        {
            builder.AddRetry(Retry(options, random));
        }

        pipeline = builder.AddTimeout(new Polly.Timeout.TimeoutStrategyOptions { Timeout = options.AttemptTimeout }).Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Call, out var call))
        {
            throw new InvalidOperationException("A request to AWS came without its call.");
        }

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallOfContext, call);
        try
        {
            var outcome = await pipeline.ExecuteAsync(async c => await AttemptAsync(request, call, c.CancellationToken), context);
            return outcome.Response;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<AwsOutcome> AttemptAsync(HttpRequestMessage request, AwsCall call, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (call.Streams && response.IsSuccessStatusCode)
        {
            return new AwsOutcome(response, null);
        }

        try
        {
            var body = await BoundedBody.ReadAsync(response.Content, options.LargestResponse, cancellationToken);
            response.Content.Dispose();
            response.Content = new ReadBody(body);
            var error = response.IsSuccessStatusCode ? null : AwsErrors.Read(call, response.StatusCode, AwsWire.HeadersOf(response), body);
            return new AwsOutcome(response, error);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static RetryStrategyOptions<AwsOutcome> Retry(AwsWireOptions options, Random random) => new()
    {
        MaxRetryAttempts = options.Attempts - 1,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.BaseDelay,
        MaxDelay = options.LongestDelay,
        Randomizer = () => Next(random),
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments)),
        DelayGenerator = arguments => ValueTask.FromResult(AskedFor(arguments.Outcome.Result?.Response, options.LongestDelay)),
        OnRetry = arguments =>
        {
            arguments.Outcome.Result?.Response.Dispose();
            return default;
        },
    };

    private static double Next(Random random)
    {
        // One seeded generator serves all calls in parallel, and Random is not thread-safe.
        lock (random)
        {
            return random.NextDouble();
        }
    }

    private static bool IsWorthRepeating(RetryPredicateArguments<AwsOutcome> arguments)
    {
        var repeatable = arguments.Context.Properties.TryGetValue(CallOfContext, out var call) && call.Repeatable;
        return arguments.Outcome switch
        {
            { Exception: HttpRequestException or IOException or Polly.Timeout.TimeoutRejectedException } => repeatable,
            { Exception: not null } => false,
            { Result.Error: { IsThrottling: true } } => true,
            { Result.Error: { } error } => repeatable && (AwsErrorCodes.IsTransient(error.Code) || error.Status >= HttpStatusCode.InternalServerError),
            _ => false,
        };
    }

    private static TimeSpan? AskedFor(HttpResponseMessage? response, TimeSpan longest)
    {
        var asked = response?.Headers.RetryAfter?.Delta;
        return asked is { } delay && delay > longest ? longest : asked;
    }

    private sealed record AwsOutcome(HttpResponseMessage Response, AwsException? Error);
}
