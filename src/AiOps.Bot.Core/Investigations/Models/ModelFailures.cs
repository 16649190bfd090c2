using System.Text.Json;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>Decides what a failure means. Pure.</summary>
internal static class ModelFailures
{
    /// <summary>Any exception of a client, in our words.</summary>
    public static ModelFailedException Of(Exception exception) => exception switch
    {
        ModelFailedException ours => ours,
        HttpRequestException { StatusCode: { } status } => ModelFailedException.OfStatus((int)status),
        HttpRequestException or IOException => new(ModelFailure.Unavailable, $"the connection to the model's server failed ({exception.GetType().Name})"),
        TimeoutException or OperationCanceledException => new(ModelFailure.TimedOut, "the model did not answer in time"),
        JsonException or FormatException or InvalidDataException => new(ModelFailure.Unreadable, $"the model's server answered in a form that cannot be read ({exception.GetType().Name})"),
        _ => new(ModelFailure.Unreadable, $"the model's client failed ({exception.GetType().Name})"),
    };

    public static bool IsWorthRepeating(ModelFailedException failed) =>
        failed.Failure is ModelFailure.Throttled or ModelFailure.Unavailable or ModelFailure.TimedOut;

    public static bool IsWorthAnotherModel(ModelFailedException failed) => failed.Failure is not (ModelFailure.Refused or ModelFailure.OverBudget);

    /// <summary>Whether what was sent may have been worked on, and so may be charged for.</summary>
    public static bool MayCost(ModelFailedException failed) => failed.Failure is ModelFailure.TimedOut or ModelFailure.Unreadable or ModelFailure.Unavailable;
}
