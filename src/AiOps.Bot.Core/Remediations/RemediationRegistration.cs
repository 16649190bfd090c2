using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Registers the slice.</summary>
public static class RemediationRegistration
{
    /// <summary>Adds the use cases. The stores, the <see cref="PersonDirectory"/> and the <see cref="IAction"/>s come from elsewhere.</summary>
    public static IServiceCollection AddRemediations(this IServiceCollection services)
    {
        services.AddOptions<RemediationOptions>().BindConfiguration("Remediations").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<RemediationOptions>, RemediationOptionsValidation>();
        services.AddSingleton<ActionCatalogue>();
        services.AddSingleton<ApprovalRules>();
        services.AddSingleton<RemediationDesk>();
        services.AddSingleton<RollBackRemediation>();
        services.AddSingleton<DecideRemediation>();
        services.AddSingleton<DryRunRemediation>();
        services.AddSingleton<ProposeRemediations>();
        services.AddSingleton<RemediationLedger>();
        services.AddSingleton<RemediationRunner>();
        return services;
    }
}
