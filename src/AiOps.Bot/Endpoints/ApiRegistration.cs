using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Reports;
using AiOps.Bot.Scoring.Models;
using System.Text.Json.Serialization;

namespace AiOps.Bot.Endpoints;

/// <summary>Registers what the API needs. Stores, use cases and alert sources come from elsewhere.</summary>
internal static class ApiRegistration
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<RequestFaults>();
        services.AddOpenApi();
        services.AddReports();
        services.AddRedaction();
        services.AddModelServing();
        services.AddSingleton<ChangeModelLine>();
        services.AddSingleton<TryOut>();
        services.AddSingleton<ActOnIncident>();
        services.AddSingleton<PrometheusFigures>();
        services.AddSingleton<IReadinessCheck, StoreReadiness>();
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }
}
