using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Core.Reports;

/// <summary>Registers the slice.</summary>
public static class ReportRegistration
{
    /// <summary>Adds <see cref="ReadIncidentRecord"/>. The stores come from elsewhere.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services.AddSingleton<ReadIncidentRecord>();
}
