using System.Globalization;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Aws.SageMaker;

/// <summary>Scores rows by InvokeEndpoint of Amazon SageMaker, in as many calls as the payload's quota takes. Throttling and servers' errors are retried by the wire.</summary>
internal sealed class SageMakerScorer(AwsWire wire, EndpointOptions options, TimeProvider time) : IRemoteScorer, IDisposable
{
    private const string Template = "/endpoints/{EndpointName}/invocations";
    private readonly CallAllowance _allowance = new(options.CallsPerHour, time);

    public string Name => options.Name;

    public int Width => options.Columns.Count;

    public async Task<double[]> ScoreAsync(ReadOnlyMemory<float> rows, CancellationToken cancellationToken)
    {
        var (scores, done) = (new double[rows.Length / Width], 0);
        foreach (var (body, count) in EndpointRows.Bodies(rows, Width, options))
        {
            var answer = await InvokeAsync(body, cancellationToken);
            var read = EndpointScores.Read(answer.Body);
            if (read?.Length != count)
            {
                throw Fault($"answered {(read is null ? "nothing that is a list of scores" : string.Create(CultureInfo.InvariantCulture, $"{read.Length} scores"))} for {count} rows; check Columns, ContentType and Accept against the container", isTransient: false);
            }

            for (var i = 0; i < count; i++)
            {
                scores[done++] = Bounded(read[i]);
            }
        }

        return scores;
    }

    public void Dispose() => wire.Dispose();

    private async Task<AwsAnswer> InvokeAsync(byte[] body, CancellationToken cancellationToken)
    {
        if (_allowance.Take() is { } again)
        {
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"was asked {options.CallsPerHour} times this hour, which is all that CallsPerHour allows; again at {again:HH:mm} UTC"), isTransient: true);
        }

        try
        {
            return await wire.SendAsync(new RestCall(AwsApi.SageMakerRuntime, "InvokeEndpoint", HttpMethod.Post, Template)
                .Label("EndpointName", options.Endpoint)
                .Header("Accept", options.Accept)
                .Body(body, options.ContentType)
                .Build(), cancellationToken);
        }
        catch (AwsException exception)
        {
            throw Fault($"gave no scores: {exception.Code}: {exception.AwsMessage}{AdviceOf(exception)}", exception.IsThrottling || exception.Status is null || (int)exception.Status >= 500, exception);
        }
    }

    private static string AdviceOf(AwsException exception) => exception switch
    {
        { IsAccessDenied: true } => $". Allow {exception.MissingPermission} on the endpoint, as in manifests/iam/scorer-policy.json",
        { Code: "ModelError" } => ". The container's log in CloudWatch says more",
        { Code: "ValidationError" } => ". Check Scoring:SageMaker: the endpoint's name and region",
        _ => "",
    };

    private double Bounded(double score)
    {
        if (options.Unbounded && double.IsFinite(score) && score >= 0)
        {
            return score / (1 + score);
        }

        return score is >= 0 and <= 1 ? score : throw Fault(
            string.Create(CultureInfo.InvariantCulture, $"gave the score {score}, which is not between 0 and 1; set Unbounded if its scores may be larger (Random Cut Forest)"), isTransient: false);
    }

    private RemoteScorerException Fault(string what, bool isTransient, Exception? inner = null) => new($"{options.Name}: the endpoint {options.Endpoint} {what}.", isTransient, inner);
}
