namespace AiOps.Bot.Core.Alerts;

/// <summary>A bot elsewhere that takes our alerts. It may be away, and it may have an alert already: what is sent twice counts once there.</summary>
public interface IAlertReceiver
{
    /// <summary>Hands one alert over. Never throws but on cancellation.</summary>
    Task<AlertReceipt> SendAsync(OutgoingAlert alert, CancellationToken cancellationToken);
}
